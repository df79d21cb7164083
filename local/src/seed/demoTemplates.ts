import type { Template } from '@chats/domain/Template'

const texts = [
  ['Приветствие', 'Здравствуйте, {{name}}! Меня зовут {{manager}}, школа Welcome. Чем могу помочь?'],
  ['Пробный урок', 'Пробный урок длится 30 минут и бесплатен. Когда вам удобно: утром или вечером?'],
  [
    'Оплата',
    'Оплатить можно картой по ссылке: https://welcome.example/pay\nЧек придёт на почту сразу после оплаты.',
  ],
  ['Перенос занятия', 'Занятие перенесём без потерь, если сказать за 8 часов. На какой день перенести?'],
  ['Прощание', 'Хорошего дня, {{name}}! Если что, пишите сюда.'],
] as const

/** The chat templates of the demo company. */
export const demoTemplates = (now: number): readonly Template[] =>
  texts.map(([title, text], order) => ({
    schema: 1,
    title,
    text,
    order,
    archived: false,
    updatedAt: now - (order + 3) * 86_400_000,
    updatedBy: { id: 'demo-admin', name: 'Марина Ковальчук' },
  }))
