import { createHash } from 'node:crypto'
import { applyToOrder } from '@chats/domain/applyToOrder'
import type { OrderNews } from '@chats/domain/applyToOrder'
import type { Message } from '@chats/domain/Message'
import type { Order } from '@chats/domain/Order'
import type { PastPerson } from './PastPerson.ts'

/** What a person ordered, by the ids that the functions would have given: as their indicators tell it. */
export function pastOrders({ id: personId, chats }: PastPerson): Readonly<Record<string, Order>> {
  const orders: Record<string, Order> = {}
  for (const { id, message } of chats.flatMap(({ messages }) => messages)) {
    const news = newsOf(id, message)
    if (!news) continue
    const key = `n-${createHash('sha256').update(String(news.number)).digest('hex').slice(0, 40)}`
    const order = applyToOrder(orders[key] ?? null, personId, news)
    if (typeof order !== 'string') orders[key] = order
  }
  return orders
}

function newsOf(id: string, { content, at }: Message): OrderNews | null {
  if (content.kind !== 'indicator' || !('offer' in content) || content.orderId === undefined) return null
  const { offer, offerId, price, currency, orderId: number } = content
  const money = { ...(price !== undefined && { price }), ...(currency !== undefined && { currency }) }
  const sold = { number, at, offer, ...(offerId !== undefined && { offerId }), ...money }
  if (content.what === 'ordered') return { what: 'ordered', ...sold }
  const { method } = content
  const reason = 'reason' in content ? content.reason : undefined
  return {
    what: 'payment',
    ...sold,
    payment: {
      ...{ id, ok: content.what === 'paid', at, ...money },
      ...(method !== undefined && { method }),
      ...(reason !== undefined && { reason }),
    },
  }
}
