/** Tools of the composer and of messages that come when they are first used. */
export const chatTools = {
  format: {
    title: 'Formatting',
    bold: 'Bold',
    italic: 'Italic',
    underline: 'Underline',
    strikethrough: 'Strikethrough',
    spoiler: 'Hidden text',
    code: 'Code',
    pre: 'Code',
    quote: 'Quote',
    link: 'Link',
    mention: 'Mention',
    choose: 'Select words first',
    url: 'Address of the link',
    add: 'Add',
    leave: 'Cancel',
    preview: 'What the customer will see',
    lost: '{messenger} does not show: {formats}. The words stay',
    spelled: '{messenger} hides no address behind words: it will stand after them',
  },
}
