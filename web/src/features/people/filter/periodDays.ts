import type { Instant } from '@chats/domain/Instant'
import { momentOf } from '@chats/domain/momentOf'
import { wallClock } from '@chats/domain/wallClock'

/** The day of a moment in a zone as a date field has it, `YYYY-MM-DD`; empty for none. */
export function dayOf(at: Instant | undefined, zone: string): string {
  if (at === undefined) return ''
  const { year, month, day } = wallClock(at, zone)
  return [String(year).padStart(4, '0'), ...[month, day].map(part => String(part).padStart(2, '0'))].join('-')
}

/** The first millisecond of a day in a zone, or with `end` its last; undefined for what is no day. */
export function momentOfDay(text: string, zone: string, end = false): Instant | undefined {
  const [year, month, day] = text.split('-').map(Number)
  if (!year || !month || !day) return undefined
  const at = momentOf({ year, month, day: day + Number(end), hour: 0, minute: 0 }, zone)
  return Math.max(0, at - Number(end))
}
