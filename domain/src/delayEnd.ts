import type { Instant } from './Instant.ts'
import { momentOf } from './momentOf.ts'
import type { TunnelBlockOf } from './TunnelBlock.ts'
import { wallClock } from './wallClock.ts'

const MINUTE_MS = 60_000

/** When a delay that begins now is over; always later than now. */
export function delayEnd(wait: TunnelBlockOf<'delay'>['wait'], timeZone: string, now: Instant): Instant {
  if (wait.type === 'for') return now + wait.minutes * MINUTE_MS
  const [hour = 0, minute = 0] = wait.time.split(':').map(Number)
  const today = wallClock(now, timeZone)
  const at = (days: number) => momentOf({ ...today, day: today.day + days, hour, minute }, timeZone)
  return at(wait.days) > now ? at(wait.days) : at(wait.days + 1)
}
