import type { OrderNews } from './applyToOrder.ts'
import type { EventRequest } from './EventRequest.ts'
import type { KnownWord } from './indicatorOf.ts'

/** What an event says of an order; null for one that is about none. */
export function orderNewsOf(
  event: EventRequest,
  offer: KnownWord | undefined,
  { id, at, number }: { readonly id: string; readonly at: number; readonly number: string | null },
): OrderNews | null {
  if (!('offer' in event) || !offer) return null
  const money = {
    ...(event.price !== undefined && { price: event.price }),
    ...(event.currency !== undefined && { currency: event.currency }),
  }
  const sold = {
    number,
    at,
    offer: offer.title,
    ...(offer.id !== undefined && { offerId: offer.id }),
    ...money,
  }
  if (event.type === 'order.created') return { what: 'ordered', ...sold }
  return {
    what: 'payment',
    ...sold,
    payment: {
      id,
      ok: event.type === 'payment.succeeded',
      at,
      ...money,
      ...(event.method !== undefined && { method: event.method }),
      ...('reason' in event && event.reason !== undefined && { reason: event.reason }),
    },
  }
}
