import type { Change } from './Change.ts'
import type { Instant } from './Instant.ts'
import { chatStateFor, MOST_TRIES } from './judgeSending.ts'
import type { Verdict } from './judgeSending.ts'
import type { ChangeEvent } from './moveChange.ts'
import { retryDelay } from './retryDelay.ts'
import type { Sending } from './Sending.ts'

/** What the end of a change means: for the change, and where it tells something, for the channel and the chat. */
export type ChangeVerdict = Omit<Verdict, 'event'> & { readonly event: ChangeEvent }

/**
 * Judges how handing a change to its messenger ended. A lost answer is tried again, because a repeat changes nothing.
 * A message that is not there any more is removed. `attempt` counts from 1; `random` in [0, 1) spreads retries.
 */
export function judgeChange(
  sending: Sending,
  { kind, attempt, now, random }: { kind: Change['kind']; attempt: number; now: Instant; random: number },
): ChangeVerdict {
  if (sending.ok) return { event: { type: 'done' } }
  const { failure } = sending
  switch (failure.class) {
    case 'rate': {
      const pausedUntil = now + failure.waitMs
      return {
        event: { type: 'postpone', counted: false, retryAt: pausedUntil },
        channel: { pausedUntil },
        wakeAt: pausedUntil,
      }
    }
    case 'ambiguous':
    case 'pre_send':
      return again(attempt, now, random)
    case 'channel_auth':
      return {
        event: { type: 'postpone', reason: 'token_invalid', counted: false },
        channel: { state: 'auth_failed' },
      }
    case 'channel_conflict':
      return { event: { type: 'postpone', counted: false }, channel: { state: 'conflict' } }
    case 'person_refuses':
      return { event: { type: 'failed', reason: 'refused' }, ...chatStateFor[failure.reason] }
    case 'too_late':
      return { event: { type: 'failed', reason: 'too_late' } }
    case 'bad_input':
      if (failure.reason === 'not_found' && kind === 'remove') return { event: { type: 'done' } }
      return { event: { type: 'failed', reason: reasonFor[failure.reason] } }
  }
}

const reasonFor = {
  too_long: 'too_long',
  not_found: 'not_found',
  too_big: 'refused',
  bad_input: 'refused',
} as const

function again(attempt: number, now: Instant, random: number): ChangeVerdict {
  if (attempt >= MOST_TRIES) return { event: { type: 'failed', reason: 'network' } }
  const retryAt = now + retryDelay(attempt, random)
  return { event: { type: 'postpone', reason: 'network', counted: true, retryAt }, wakeAt: retryAt }
}
