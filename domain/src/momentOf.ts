import type { Instant } from './Instant.ts'
import { wallClock } from './wallClock.ts'
import type { WallClock } from './wallClock.ts'

const DAY = 86_400_000

/**
 * When the wall in a time zone shows this. Of a time that comes twice, when clocks go back, the first; for one that is
 * left out, when they go forward, as much later as is left out.
 */
export function momentOf({ year, month, day, hour, minute }: WallClock, timeZone: string): Instant {
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  // No zone changes its clocks twice within two days.
  const before = offsetAt(wanted - DAY, timeZone)
  const after = offsetAt(wanted + DAY, timeZone)
  const fits = [wanted - before, wanted - after].filter(at => at + offsetAt(at, timeZone) === wanted)
  return fits.length ? Math.min(...fits) : wanted - before
}

/** How far the wall is ahead of UTC, in milliseconds. */
function offsetAt(at: Instant, timeZone: string): number {
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000
}
