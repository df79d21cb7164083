import type { Change } from './Change.ts'
import type { Channel } from './Channel.ts'
import type { Delivery } from './Delivery.ts'
import type { Instant } from './Instant.ts'

/**
 * Whether a change goes to the messenger now. It waits while a living run holds it, while its message is still on its way
 * out, and as sending does for its channel. One whose run died goes again: a repeat changes nothing.
 */
export function changeStep(
  change: Change,
  delivery: Delivery | undefined,
  channel: Pick<Channel, 'state' | 'pausedUntil'> | null,
  now: Instant,
): 'send' | 'wait' {
  if (change.state === 'failed' || channel?.state !== 'active') return 'wait'
  if (delivery && delivery.state !== 'sent' && delivery.state !== 'read') return 'wait'
  const notBefore = Math.max(change.leaseUntil ?? 0, change.retryAt ?? 0, channel.pausedUntil ?? 0)
  return notBefore > now ? 'wait' : 'send'
}
