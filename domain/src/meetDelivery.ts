import { changeUnsent } from './changeUnsent.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import { without } from './without.ts'

/**
 * A message whose sending has just ended, with the change that waited behind it: through at once where it was not sent
 * after all; left where it now goes to the messenger.
 */
export function meetDelivery(message: Message, clock: { idempotent: boolean; now: Instant }): Message {
  const { change } = message
  if (change?.state !== 'queued') return message
  const changed = changeUnsent(message, change, clock)
  if (changed === 'later') return message
  // Nobody knows whether there is something to change in the messenger.
  if (changed === null) return { ...message, change: { ...change, state: 'failed', reason: 'not_found' } }
  return without(changed, 'change')
}
