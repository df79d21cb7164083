/** A day (`YYYY-MM-DD`) as people write it; what is none stays as it is. */
export function dateText(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at)
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}
