import type { Instant } from './Instant.ts'
import { isWritten } from './isWritten.ts'
import type { Message } from './Message.ts'

/** What has to be known of an entry of a talk to say who waited for what. */
export type TalkEntry = Pick<
  Message,
  'direction' | 'kind' | 'at' | 'content' | 'author' | 'delivery' | 'elsewhere' | 'commentOf'
>

/** That a person had waited for an answer when one was given: since when, and by whom. */
export interface Wait {
  readonly since: Instant
  readonly answeredAt: Instant
  /** The manager's uid; for what was written past us, the messenger. */
  readonly managerId: string
}

/**
 * What is older than this is no longer waited for: an answer to what came later is not held against a «thank you» of
 * weeks ago.
 */
export const longestWait = 7 * 24 * 3_600_000

/**
 * The waits that ended within a time, each from the first message of the person that nobody had answered to the next
 * message of a manager that did not fail. What is said by bots and tunnels answers nobody; a dialog that is resolved
 * leaves nothing to be answered. `talk` is in order, and reaches back to an `endsWait` before `from`, or to `longestWait`
 * before it.
 */
export function waitsIn(
  talk: readonly TalkEntry[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly Wait[] {
  const waits: Wait[] = []
  let asked: Instant[] = []
  for (const entry of talk) {
    if (isWritten(entry) && entry.commentOf === undefined) asked.push(entry.at)
    if (!endsWait(entry)) continue
    const { at, author } = entry
    const since = asked.find(one => one >= at - longestWait)
    asked = []
    if (since === undefined || !isAnswer(entry) || at < from || at >= to) continue
    waits.push({ since, answeredAt: at, managerId: author.id })
  }
  return waits
}

/** Whether nobody waits for anything after it. */
export const endsWait = (entry: TalkEntry): boolean =>
  isAnswer(entry) || (entry.content.kind === 'system' && entry.content.what === 'dialogResolved')

function isAnswer({ direction, author, elsewhere, delivery }: TalkEntry): boolean {
  const reached = delivery?.state !== 'failed' && delivery?.state !== 'cancelled'
  return direction === 'out' && (author.type === 'manager' || elsewhere === true) && reached
}
