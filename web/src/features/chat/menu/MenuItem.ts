/** One thing that can be done with a message. `why` is a word of `chat.menu` that says why it cannot be, now. */
export interface MenuItem {
  readonly id: 'reply' | 'edit' | 'remove' | 'copy' | 'save'
  readonly why: 'removeLate' | 'removeWaits' | null
}
