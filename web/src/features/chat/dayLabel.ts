import { dayNumber } from '../../ui/timeTexts.ts'

/** How a day is called: today, yesterday, «20 ноября», or with its year when that is not the current one. */
export function dayLabel(
  at: number,
  now: number,
  locale: string,
  words: { readonly today: string; readonly yesterday: string },
  zone?: string,
): string {
  const days = dayNumber(now, zone) - dayNumber(at, zone)
  if (days === 0) return words.today
  if (days === 1) return words.yesterday
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: zone, ...options })
  const year = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' })
  const day = write({ day: 'numeric', month: 'long' }).format(at)
  // ru and uk would add «г.» and «р.» to a date formatted with its year.
  return year.format(at) === year.format(now) ? day : `${day} ${year.format(at)}`
}
