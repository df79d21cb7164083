export const ui = {
  telegram: 'Telegram',
  vk: 'VK',
  calendar: 'відкрити календар',
  datePlaceholder: 'дд.мм.рррр',
  timePlaceholder: 'гг:хх',
  wrongDate: 'Такої дати немає. Напишіть, наприклад: {example}',
  wrongTime: 'Такого часу немає. Напишіть, наприклад: 09:30',
  monthBefore: 'Попередній місяць',
  monthAfter: 'Наступний місяць',
}
