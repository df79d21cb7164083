import type { Instant } from './Instant.ts'
import { momentOf } from './momentOf.ts'
import { wallClock } from './wallClock.ts'

export type DuePreset = 'inHour' | 'evening' | 'tomorrow' | 'threeDays' | 'monday'

export interface DueChoice {
  readonly preset: DuePreset
  readonly at: Instant
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const MORNING = 9
const EVENING = 18

/**
 * The usual times to have something done by, as the clock of a time zone has them: in an hour, this evening at 18:00
 * (while it is still to come), and at 9:00 tomorrow, in three days and on the next Monday. Throws a RangeError for an
 * unknown zone.
 */
export function duePresets(now: Instant, timeZone: string): readonly DueChoice[] {
  const today = wallClock(now, timeZone)
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
  const at = (days: number, hour: number) =>
    momentOf({ ...today, day: today.day + days, hour, minute: 0 }, timeZone)
  const choices: readonly DueChoice[] = [
    { preset: 'inHour', at: Math.ceil((now + HOUR) / MINUTE) * MINUTE },
    { preset: 'evening', at: at(0, EVENING) },
    { preset: 'tomorrow', at: at(1, MORNING) },
    { preset: 'threeDays', at: at(3, MORNING) },
    { preset: 'monday', at: at((8 - weekday) % 7 || 7, MORNING) },
  ]
  return choices.filter(choice => choice.at > now)
}
