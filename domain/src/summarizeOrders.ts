import type { OrdersSummary } from './Card.ts'
import type { Order } from './Order.ts'

/** What a card says of all orders of a person: how many, how many of them paid, the sums taken by currency, the last. */
export function summarizeOrders(orders: readonly Order[]): OrdersSummary {
  const paidSums: Record<string, number> = {}
  for (const order of orders)
    for (const payment of order.payments.filter(({ ok }) => ok)) {
      const currency = payment.currency ?? order.currency
      const price = payment.price ?? order.price
      if (currency !== undefined && price !== undefined)
        // Cents of many sums would drift as fractions do.
        paidSums[currency] = Math.round(((paidSums[currency] ?? 0) + price) * 100) / 100
    }
  return {
    count: orders.length,
    paid: orders.filter(({ state }) => state === 'paid').length,
    paidSums,
    lastAt: orders.length ? Math.max(...orders.map(({ at }) => at)) : null,
  }
}
