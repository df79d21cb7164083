import type { Order, Payment } from './Order.ts'

const MOST_PAYMENTS = 50

/** What an event says of an order: that it was made, or that somebody paid or tried to. */
export type OrderNews = {
  readonly number: string | null
  readonly offer: string
  readonly offerId?: string
  readonly price?: number
  readonly currency?: string
  readonly at: number
} & ({ readonly what: 'ordered' } | { readonly what: 'payment'; readonly payment: Payment })

/**
 * The order after an event about it. Events may come in any order and more than once, and end the same: what was ordered is
 * what the latest telling of the order says, else the first payment; it is paid when any payment was taken.
 */
export function applyToOrder(
  before: Order | null,
  personId: string,
  news: OrderNews,
): Order | 'order_of_another' | 'too_many_payments' {
  if (before && before.personId !== personId) return 'order_of_another'
  const payments = withPayment(before?.payments ?? [], news)
  if (payments.length > MOST_PAYMENTS) return 'too_many_payments'
  const orderedAt =
    news.what === 'ordered' ? Math.max(news.at, before?.orderedAt ?? news.at) : before?.orderedAt
  const first = payments[0]?.at ?? news.at
  return {
    schema: 1,
    personId,
    ...(before?.cameFrom && { cameFrom: before.cameFrom }),
    number: news.number,
    ...(before && !says(news, before) ? soldOf(before) : soldOf(news)),
    state: stateOf(payments),
    at: orderedAt ?? first,
    ...(orderedAt !== undefined && { orderedAt }),
    payments,
  }
}

function withPayment(payments: readonly Payment[], news: OrderNews): Payment[] {
  if (news.what === 'ordered') return [...payments]
  const { payment } = news
  return [...payments.filter(({ id }) => id !== payment.id), payment].toSorted(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  )
}

/** Whether the news knows better what was sold than what is stored. */
function says(news: OrderNews, before: Order): boolean {
  if (news.what === 'ordered') return before.orderedAt === undefined || news.at >= before.orderedAt
  return before.orderedAt === undefined && news.at < before.at
}

const soldOf = ({ offer, offerId, price, currency }: Omit<OrderNews, 'what'> | Order) => ({
  offer,
  ...(offerId !== undefined && { offerId }),
  ...(price !== undefined && { price }),
  ...(currency !== undefined && { currency }),
})

function stateOf(payments: readonly Payment[]): Order['state'] {
  if (payments.some(({ ok }) => ok)) return 'paid'
  return payments.length ? 'failed' : 'ordered'
}
