import type { Instant } from '@chats/domain/Instant'

const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function format(
  locale: string,
  zone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${zone ?? ''} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, ...(zone ? { timeZone: zone } : {}) })
  formats.set(key, made)
  return made
}

/** The calendar day of a moment in a zone, as days since the epoch: differences of it are whole days. */
export function dayNumber(at: Instant, zone?: string): number {
  const parts = format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  return Date.parse(`${parts}T00:00:00Z`) / DAY
}

/** 14:05 */
export const clockText = (at: Instant, locale: string, zone?: string) =>
  format(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** For a list row: today 14:05, yesterday the word, this year 20.11, before it 20.11.25. */
export function rowTimeText(at: Instant, now: Instant, locale: string, zone?: string): string {
  const days = dayNumber(now, zone) - dayNumber(at, zone)
  if (days <= 0) return clockText(at, locale, zone)
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day')
  const year = format('en', zone, { year: 'numeric' })
  const sameYear = year.format(at) === year.format(now)
  const short = locale === 'en' ? 'en-GB' : locale
  return format(short, zone, {
    day: '2-digit',
    month: '2-digit',
    ...(sameYear ? {} : { year: '2-digit' }),
  }).format(at)
}

/** The exact moment for a tooltip: 20 ноября 2026 г. в 14:05. */
export const exactTimeText = (at: Instant, locale: string, zone?: string) =>
  format(locale, zone, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(at)

/** 20 ноября 2026 г. */
export const dateText = (at: Instant, locale: string, zone?: string) =>
  format(locale, zone, { dateStyle: 'long' }).format(at)
