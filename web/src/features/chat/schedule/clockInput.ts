import type { Instant } from '@chats/domain/Instant'
import { momentOf } from '@chats/domain/momentOf'
import { wallClock } from '@chats/domain/wallClock'

const two = (value: number) => String(value).padStart(2, '0')

/** A moment as a field of date and time has it, by the clock of a time zone. */
export function toClockInput(at: Instant | null, timeZone: string): string {
  if (at === null) return ''
  const { year, month, day, hour, minute } = wallClock(at, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** The other way; null for anything that is no moment. */
export function fromClockInput(text: string, timeZone: string): Instant | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)?.slice(1).map(Number)
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
  return momentOf({ year, month, day, hour, minute }, timeZone)
}
