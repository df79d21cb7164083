import type { Instant } from './Instant.ts'
import { momentOf } from './momentOf.ts'
import { wallClock } from './wallClock.ts'
import type { WallClock } from './wallClock.ts'
import { weekdays } from './weekdays.ts'
import type { Weekday } from './weekdays.ts'
import type { WorkingHours } from './WorkingHours.ts'

const DAYS = 7

/**
 * Since when the company does not work; null while it works. A company without a single working day is closed since the
 * beginning of today. Throws a RangeError for an unknown zone.
 */
export function closedSince(hours: WorkingHours, timeZone: string, now: Instant): Instant | null {
  const today = wallClock(now, timeZone)
  let latest: Instant | null = null
  for (let back = 0; back <= DAYS; back++) {
    const day = { ...today, day: today.day - back }
    const open = hours[weekdayOf(day)]
    if (!open) continue
    const from = momentOf({ ...day, ...clockOf(open.from) }, timeZone)
    const isOvernight = open.to <= open.from
    const to = momentOf({ ...day, day: day.day + (isOvernight ? 1 : 0), ...clockOf(open.to) }, timeZone)
    if (from <= now && now < to) return null
    if (to <= now) latest = Math.max(latest ?? to, to)
  }
  return latest ?? momentOf({ ...today, hour: 0, minute: 0 }, timeZone)
}

const weekdayOf = ({ year, month, day }: WallClock): Weekday =>
  weekdays[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + DAYS - 1) % DAYS] ?? '1'

function clockOf(text: string): Pick<WallClock, 'hour' | 'minute'> {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return { hour, minute }
}
