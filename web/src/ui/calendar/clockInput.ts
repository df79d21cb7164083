import type { Instant } from '@chats/domain/Instant'
import { momentOf } from '@chats/domain/momentOf'
import { wallClock } from '@chats/domain/wallClock'

const FORM = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/u
const two = (value: number) => String(value).padStart(2, '0')

/** A moment as a field of date and time shows it, by the clock of a time zone; empty for none. */
export function toClockInput(at: Instant | null, timeZone: string): string {
  if (at === null) return ''
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** The moment of such a field; null when it is empty or none. */
export function fromClockInput(text: string, timeZone: string): Instant | null {
  const [year, month, day, hour, minute] = (FORM.exec(text)?.slice(1) ?? []).map(Number)
  if (!year || !month || !day || hour === undefined || minute === undefined) return null
  return momentOf({ year, month, day, hour, minute }, timeZone)
}
