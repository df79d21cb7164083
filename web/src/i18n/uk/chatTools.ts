/** Tools of the composer and of messages that come when they are first used. */
export const chatTools = {
  format: {
    title: 'Форматування',
    bold: 'Напівжирний',
    italic: 'Курсив',
    underline: 'Підкреслення',
    strikethrough: 'Закреслення',
    spoiler: 'Прихований текст',
    code: 'Код',
    pre: 'Код',
    quote: 'Цитата',
    link: 'Посилання',
    mention: 'Згадка',
    choose: 'Виділіть слова',
    url: 'Адреса посилання',
    add: 'Додати',
    leave: 'Скасувати',
    preview: 'Так побачить клієнт',
    lost: '{messenger} не показує: {formats}. Слова залишаться',
    spelled: '{messenger} не ховає адресу в словах: вона стане після них',
  },
}
