export const ui = {
  telegram: 'Telegram',
  vk: 'VK',
  calendar: 'открыть календарь',
  datePlaceholder: 'дд.мм.гггг',
  timePlaceholder: 'чч:мм',
  wrongDate: 'Такой даты нет. Напишите, например: {example}',
  wrongTime: 'Такого времени нет. Напишите, например: 09:30',
  monthBefore: 'Предыдущий месяц',
  monthAfter: 'Следующий месяц',
}
