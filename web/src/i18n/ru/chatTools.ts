/** Tools of the composer and of messages that come when they are first used. */
export const chatTools = {
  format: {
    title: 'Форматирование',
    bold: 'Полужирный',
    italic: 'Курсив',
    underline: 'Подчёркивание',
    strikethrough: 'Зачёркивание',
    spoiler: 'Скрытый текст',
    code: 'Код',
    pre: 'Код',
    quote: 'Цитата',
    link: 'Ссылка',
    mention: 'Упоминание',
    choose: 'Выделите слова',
    url: 'Адрес ссылки',
    add: 'Добавить',
    leave: 'Отмена',
    preview: 'Так увидит клиент',
    lost: '{messenger} не показывает: {formats}. Слова останутся',
    spelled: '{messenger} не прячет адрес в словах: он встанет после них',
  },
}
