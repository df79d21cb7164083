import type { Delivery, DeliveryReason, DeliveryState } from './Delivery.ts'
import type { Instant } from './Instant.ts'

/**
 * What can happen to an outgoing message. `lost`: it was handed over and the answer never came. `postpone`: it goes back
 * into the queue; a rate limit or a dead channel does not count as a try. `told`: the messenger tells it back as its own,
 * whatever we thought had become of it. `read`: the person has seen it. The last four are a manager's.
 */
export type DeliveryEvent =
  | { readonly type: 'claim'; readonly leaseUntil: Instant }
  | { readonly type: 'sent'; readonly at: Instant }
  | { readonly type: 'failed'; readonly reason: DeliveryReason }
  | { readonly type: 'lost' }
  | {
      readonly type: 'postpone'
      readonly reason: DeliveryReason
      readonly counted: boolean
      readonly retryAt?: Instant
    }
  | { readonly type: 'told'; readonly at: Instant }
  | { readonly type: 'read' }
  | { readonly type: 'retry' | 'resend' | 'cancel' }
  | { readonly type: 'accept'; readonly at: Instant }

const from: Readonly<Record<DeliveryEvent['type'], readonly DeliveryState[]>> = {
  claim: ['queued'],
  sent: ['sending', 'unconfirmed'],
  failed: ['sending'],
  lost: ['sending'],
  postpone: ['sending'],
  told: ['queued', 'sending', 'failed', 'unconfirmed', 'cancelled', 'sent'],
  read: ['sent'],
  retry: ['failed'],
  resend: ['unconfirmed'],
  accept: ['unconfirmed'],
  cancel: ['queued', 'failed'],
}

/** The delivery after an event, or null where the event cannot happen: the only way a delivery moves. */
export function moveDelivery(delivery: Delivery, event: DeliveryEvent): Delivery | null {
  if (!from[event.type].includes(delivery.state)) return null
  const { attempt } = delivery
  switch (event.type) {
    case 'claim':
      return { state: 'sending', attempt: attempt + 1, leaseUntil: event.leaseUntil }
    case 'sent':
    case 'told':
      return { state: 'sent', attempt, sentAt: event.at }
    case 'failed':
      return { state: 'failed', attempt, reason: event.reason }
    case 'read':
      return { ...delivery, state: 'read' }
    case 'lost':
      return { state: 'unconfirmed', attempt, reason: 'answer_lost' }
    case 'postpone':
      return {
        state: 'queued',
        attempt: event.counted ? attempt : Math.max(0, attempt - 1),
        reason: event.reason,
        ...(event.retryAt !== undefined && { retryAt: event.retryAt }),
      }
    case 'retry':
    case 'resend':
      return { state: 'queued', attempt: 0 }
    case 'accept':
      return { state: 'sent', attempt, sentAt: event.at, reason: 'answer_lost' }
    case 'cancel':
      return { state: 'cancelled', attempt }
  }
}
