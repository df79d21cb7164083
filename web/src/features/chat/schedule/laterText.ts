/** A moment to come, as the clock of a time zone has it: «пн, 30 ноября, 09:00». */
export const laterText = (at: number, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
