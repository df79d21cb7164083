import type { Instant } from '@chats/domain/Instant'
import type { DeliveryLog } from '@chats/domain/Webhook'

/** A try takes five seconds; whoever holds it for longer is dead. */
export const DELIVERY_LEASE_MS = 60_000
const KEPT_MS = 30 * 24 * 3_600_000

/** Something that is to be told to another system, before its first try. */
export const newDelivery = (
  what: Pick<DeliveryLog, 'type' | 'chatId' | 'body'>,
  now: Instant,
): DeliveryLog => ({
  schema: 1,
  ...what,
  at: now,
  state: 'pending',
  attempts: 0,
  // Its trigger tries it at once; where that is lost, the sweep does.
  nextAt: now + DELIVERY_LEASE_MS,
  lastAt: null,
  status: null,
  error: null,
  expiresAt: now + KEPT_MS,
})
