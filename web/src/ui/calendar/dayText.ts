/** A day (`YYYY-MM-DD`) in digits, as one types it in a language: 29.11.2026; what is none stays as it is. */
export function dayText(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) return day
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  })
  return format.format(at)
}
