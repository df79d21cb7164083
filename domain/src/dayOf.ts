import type { Instant } from './Instant.ts'
import { wallClock } from './wallClock.ts'

/** The day of a moment on the wall of a time zone, `YYYY-MM-DD`: days sort as they follow each other. */
export function dayOf(at: Instant, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone)
  return [String(year).padStart(4, '0'), ...[month, day].map(part => String(part).padStart(2, '0'))].join('-')
}
