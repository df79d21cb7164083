import { applyChange } from './applyChange.ts'
import type { DeliveryState } from './Delivery.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { AskedChange } from './moveChange.ts'
import { moveDelivery } from './moveDelivery.ts'
import { without } from './without.ts'

/**
 * A message of which the messenger knows nothing, changed without asking it: another wording goes out instead, a removed
 * one is cancelled. `later` where the messenger has it or may have it any moment, so that the change has to wait for it
 * or go to it; null where it can no longer be. `idempotent`: the messenger absorbs a repeated send, so one that goes out
 * again may be there already.
 */
export function changeUnsent(
  message: Message,
  change: AskedChange,
  { idempotent, now }: { idempotent: boolean; now: Instant },
): Message | 'later' | null {
  const { delivery } = message
  if (change.kind === 'react' || !delivery || hasOrMayHave.includes(delivery.state)) return 'later'
  if (delivery.state === 'queued' && idempotent && delivery.attempt > 0) return 'later'
  if (delivery.state === 'cancelled') return null
  if (change.kind === 'remove') {
    const cancelled = moveDelivery(delivery, { type: 'cancel' })
    return cancelled && { ...message, delivery: cancelled }
  }
  const edited = applyChange(message, change, now)
  // What nobody has seen is no earlier wording.
  if (delivery.state === 'unconfirmed') return edited
  return message.edits ? { ...edited, edits: message.edits } : without(edited, 'edits')
}

/** The messenger has it, or may have it any moment. What has no delivery was written in the messenger. */
const hasOrMayHave: readonly DeliveryState[] = ['sending', 'sent', 'read']
