import type { Instant } from './Instant.ts'
import { momentOf } from './momentOf.ts'
import { wallClock } from './wallClock.ts'

/** The last millisecond of the calendar day that it is in a time zone. Throws a RangeError for an unknown zone. */
export function endOfToday(now: Instant, timeZone: string): Instant {
  const { year, month, day } = wallClock(now, timeZone)
  return momentOf({ year, month, day: day + 1, hour: 0, minute: 0 }, timeZone) - 1
}
