import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { dayNumber } from '../../ui/timeTexts.ts'

const known = new WeakMap<LiveMessage, { readonly zone: string | undefined; readonly day: number }>()

/**
 * The calendar day of a message in a zone, as days since the epoch. Kept with the message: the log is built anew with every
 * page that comes, and thousands of messages in it are those of before.
 */
export function messageDay(message: LiveMessage, zone?: string): number {
  const before = known.get(message)
  if (before && before.zone === zone) return before.day
  const day = dayNumber(message.at, zone)
  known.set(message, { zone, day })
  return day
}
