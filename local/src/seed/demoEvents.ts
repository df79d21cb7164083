import type { Content } from '@chats/domain/Content'

/** An event of a person's past, so many minutes before they wrote last. */
export type PastEvent = readonly [minutesBefore: number, content: Content]

const indicator = (fields: object) =>
  ({ kind: 'indicator', ...fields }) as Extract<Content, { kind: 'indicator' }>
const offer = { offer: 'English с нуля, 12 занятий', offerId: 'zero', price: 240, currency: 'EUR' }

/** One who went the whole way: every kind of indicator, a trigger and a filter, and a run of them that is folded. */
const wholeWay: readonly PastEvent[] = [
  [
    1_900,
    {
      kind: 'automation',
      what: 'trigger',
      block: 'Написал слово «урок»',
      tunnel: 'Знакомство со школой',
      condition: 'Сообщение содержит «урок»',
      inputs: [{ name: 'Сообщение', value: 'Хочу на пробный урок' }],
    },
  ],
  [1_899, indicator({ what: 'tunnelStopped', tunnel: 'Знакомство со школой', block: 'Дальше ведёт другой' })],
  [1_898, indicator({ what: 'tunnelStarted', tunnel: 'Пробный урок', block: 'Записать на урок' })],
  [
    1_890,
    {
      kind: 'automation',
      what: 'filter',
      block: 'Есть телефон?',
      tunnel: 'Пробный урок',
      condition: 'В карточке есть телефон',
      outcome: true,
      inputs: [{ name: 'Телефонов в карточке', value: '1' }],
    },
  ],
  [1_885, indicator({ what: 'ordered', ...offer, orderId: '10482' })],
  [
    55,
    indicator({
      what: 'paymentFailed',
      ...offer,
      orderId: '10482',
      method: 'LiqPay, карта',
      reason: 'Банк отклонил: недостаточно средств',
    }),
  ],
  [22, indicator({ what: 'paid', ...offer, orderId: '10482', method: 'LiqPay, карта' })],
]

/** One who left and came back. */
const comesBack: readonly PastEvent[] = [
  [2_000, indicator({ what: 'unsubscribed' })],
  [
    40,
    indicator({
      what: 'resubscribed',
      tunnel: 'Разговорный клуб',
      source: 'YouTube',
      tool: 'Форма на сайте',
    }),
  ],
]

/** Two who bought something smaller: one has paid, one has not yet. */
const club = { offer: 'Разговорный клуб на месяц', offerId: 'club', price: 60, currency: 'EUR' }
const paysAtOnce: readonly PastEvent[] = [
  [300, indicator({ what: 'ordered', ...club, orderId: '10477' })],
  [298, indicator({ what: 'paid', ...club, orderId: '10477', method: 'Apple Pay' })],
]
const willPay: readonly PastEvent[] = [[130, indicator({ what: 'ordered', ...club, orderId: '10491' })]]

/** By the place in the order of who wrote last. */
export const demoEvents: Readonly<Record<number, readonly PastEvent[]>> = {
  1: wholeWay,
  3: paysAtOnce,
  5: comesBack,
  9: willPay,
}
