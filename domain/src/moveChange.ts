import type { Change } from './Change.ts'
import type { Instant } from './Instant.ts'
import { without } from './without.ts'

/** A change as it is asked for. */
export type AskedChange = Pick<Change, 'kind' | 'content' | 'emoji' | 'author' | 'at'>

/**
 * What can happen to a change of a sent message. `ask`: a manager wants it. `claim`: a run takes it to the messenger.
 * `postpone`: it waits; a rate limit or a dead channel does not count as a try. `dismiss`: a manager lets it be.
 */
export type ChangeEvent =
  | { readonly type: 'ask'; readonly asked: AskedChange }
  | { readonly type: 'claim'; readonly leaseUntil: Instant }
  | { readonly type: 'done' | 'dismiss' }
  | { readonly type: 'failed'; readonly reason: NonNullable<Change['reason']> }
  | {
      readonly type: 'postpone'
      readonly reason?: Change['reason']
      readonly counted: boolean
      readonly retryAt?: Instant
    }

/**
 * The change of a message after an event, `gone` where none is left, or null where the event cannot happen: the only way
 * a change moves. A removal takes the place of any other change, even of one that is with the messenger: whichever of
 * the two arrives first, the message is gone in the end. Who claims a change in `sending` knows that its run is dead.
 */
export function moveChange(change: Change | undefined, event: ChangeEvent): Change | 'gone' | null {
  if (event.type === 'ask') return mayAsk(change, event.asked) ? asked(event.asked) : null
  if (!change || !from[event.type].includes(change.state)) return null
  const rest = without(change, 'leaseUntil', 'retryAt', 'reason')
  switch (event.type) {
    case 'claim':
      return { ...rest, state: 'sending', attempt: change.attempt + 1, leaseUntil: event.leaseUntil }
    case 'postpone':
      return {
        ...rest,
        state: 'queued',
        attempt: event.counted ? change.attempt : Math.max(0, change.attempt - 1),
        ...(event.reason !== undefined && { reason: event.reason }),
        ...(event.retryAt !== undefined && { retryAt: event.retryAt }),
      }
    case 'failed':
      return { ...rest, state: 'failed', reason: event.reason }
    case 'done':
      return 'gone'
    case 'dismiss':
      // One that has been tried may have arrived: what is shown would not be what the messenger has.
      return change.state === 'queued' && change.attempt > 0 ? null : 'gone'
  }
}

const from: Readonly<Record<Exclude<ChangeEvent['type'], 'ask'>, readonly Change['state'][]>> = {
  claim: ['queued', 'sending'],
  done: ['sending'],
  failed: ['queued', 'sending'],
  postpone: ['sending'],
  dismiss: ['queued', 'failed'],
}

const asked = (change: AskedChange): Change => ({ ...change, state: 'queued', attempt: 0 })

function mayAsk(change: Change | undefined, { kind }: AskedChange): boolean {
  if (!change || change.state === 'failed') return true
  if (kind === 'remove') return change.kind !== 'remove'
  return kind === 'react' && change.kind === 'react' && change.state === 'queued'
}
