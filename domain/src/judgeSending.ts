import type { ChannelState } from './Channel.ts'
import type { ChatState } from './Chat.ts'
import type { Instant } from './Instant.ts'
import type { DeliveryEvent } from './moveDelivery.ts'
import { retryDelay } from './retryDelay.ts'
import type { Sending } from './Sending.ts'

/** What the end of a sending means: for the message, and where it tells something, for the channel and the chat. */
export interface Verdict {
  readonly event: DeliveryEvent
  readonly channel?: { readonly pausedUntil: Instant } | { readonly state: ChannelState }
  readonly chatState?: ChatState
  /** When the queue has to be looked at again. */
  readonly wakeAt?: Instant
}

/** After so many tries it is given up. */
export const MOST_TRIES = 8

/**
 * Judges how a sending ended. `attempt` counts from 1; `idempotent` says whether the messenger absorbs a repeat;
 * `random` in [0, 1) spreads retries.
 */
export function judgeSending(
  sending: Sending,
  {
    attempt,
    idempotent,
    now,
    random,
  }: { attempt: number; idempotent: boolean; now: Instant; random: number },
): Verdict {
  if (sending.ok) return { event: { type: 'sent', at: sending.at } }
  const { failure } = sending
  switch (failure.class) {
    case 'rate': {
      const pausedUntil = now + failure.waitMs
      const event = {
        type: 'postpone',
        reason: 'rate_limited',
        counted: false,
        retryAt: pausedUntil,
      } as const
      // Whoever was told writes it down and comes back for all: a hundred chats that do so too stand in each other's way.
      return failure.held ? { event } : { event, channel: { pausedUntil }, wakeAt: pausedUntil }
    }
    case 'ambiguous':
      return idempotent ? again(attempt, now, random) : { event: { type: 'lost' } }
    case 'pre_send':
      return again(attempt, now, random)
    case 'channel_auth':
      return {
        event: { type: 'postpone', reason: 'token_invalid', counted: false },
        channel: { state: 'auth_failed' },
      }
    case 'channel_conflict':
      return {
        event: { type: 'postpone', reason: 'channel_conflict', counted: false },
        channel: { state: 'conflict' },
      }
    case 'person_refuses':
      return { event: { type: 'failed', reason: failure.reason }, ...chatStateFor[failure.reason] }
    case 'bad_input':
      return {
        event: { type: 'failed', reason: failure.reason === 'not_found' ? 'bad_input' : failure.reason },
      }
    case 'too_late':
      return { event: { type: 'failed', reason: 'bad_input' } }
  }
}

/** What a refusal of the person says about the chat. */
export const chatStateFor = {
  person_blocked: { chatState: 'blocked' },
  person_deactivated: { chatState: 'deactivated' },
  person_unreachable: {},
} as const satisfies Record<string, { chatState?: ChatState }>

function again(attempt: number, now: Instant, random: number): Verdict {
  if (attempt >= MOST_TRIES) return { event: { type: 'failed', reason: 'network' } }
  const retryAt = now + retryDelay(attempt, random)
  return { event: { type: 'postpone', reason: 'network', counted: true, retryAt }, wakeAt: retryAt }
}
