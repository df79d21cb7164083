import type { Instant } from './Instant.ts'
import type { Scheduled } from './Scheduled.ts'

/** Whether the person has answered a scheduled message before it went, so that it is not to go. */
export const isAnswered = (
  { unlessAnswered, since }: Pick<Scheduled, 'unlessAnswered' | 'since'>,
  lastInboundAt: Instant | null | undefined,
): boolean => unlessAnswered && (lastInboundAt ?? 0) > since

/** What to do with a scheduled message now: `stop` it for the person's answer, send it, or wait. */
export function scheduledStep(
  scheduled: Pick<Scheduled, 'sendAt' | 'unlessAnswered' | 'since'>,
  lastInboundAt: Instant | null | undefined,
  now: Instant,
): 'send' | 'stop' | 'wait' {
  if (scheduled.sendAt === null || scheduled.sendAt > now) return 'wait'
  return isAnswered(scheduled, lastInboundAt) ? 'stop' : 'send'
}
