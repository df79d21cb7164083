/** The time (`HH:MM`) that somebody typed: 9, 9:5, 09.05, 0905; null for what is none. */
export function readClock(text: string): string | null {
  const [, hour = '', minute = '0'] =
    /^(\d{1,2})(?:[\s.,:-]+(\d{1,2}))?$/u.exec(text.trim()) ?? /^(\d\d)(\d\d)$/u.exec(text.trim()) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}
