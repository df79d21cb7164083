import type { Channel } from './Channel.ts'
import type { Delivery } from './Delivery.ts'
import type { Instant } from './Instant.ts'

/**
 * What to do with the first undelivered message of a chat: send it, give it up because the run that held it died, or
 * leave it (another run has it, or the channel or the message has to wait).
 */
export type HeadStep = 'send' | 'expire' | 'wait'

/** The step for a head in `queued` or `sending`. */
export function headStep(
  delivery: Delivery,
  channel: Pick<Channel, 'state' | 'pausedUntil'> | null,
  now: Instant,
): HeadStep {
  if (delivery.state === 'sending') return (delivery.leaseUntil ?? 0) > now ? 'wait' : 'expire'
  if (delivery.state !== 'queued' || channel?.state !== 'active') return 'wait'
  const notBefore = Math.max(channel.pausedUntil ?? 0, delivery.retryAt ?? 0)
  return notBefore > now ? 'wait' : 'send'
}
