export const ui = {
  telegram: 'Telegram',
  vk: 'VK',
  calendar: 'open the calendar',
  datePlaceholder: 'dd/mm/yyyy',
  timePlaceholder: 'hh:mm',
  wrongDate: 'There is no such date. Write it like this: {example}',
  wrongTime: 'There is no such time. Write it like this: 09:30',
  monthBefore: 'Previous month',
  monthAfter: 'Next month',
}
