import type { Instant } from '@chats/domain/Instant'
import { clockText, dayNumber } from '../../ui/timeTexts.ts'

/** When something is due, shortly: "today, 18:00", "tomorrow, 09:00", else the day of the week, the date and the time. */
export function dueText(at: Instant, now: Instant, locale: string, timeZone: string): string {
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  const day =
    Math.abs(days) <= 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(locale, {
          timeZone,
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          ...(Math.abs(days) > 180 && { year: 'numeric' }),
        }).format(at)
  return `${day}, ${clockText(at, locale, timeZone)}`
}
