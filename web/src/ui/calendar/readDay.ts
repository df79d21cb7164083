const two = (value: number) => String(value).padStart(2, '0')

/**
 * The day (`YYYY-MM-DD`) that somebody typed: the day first, or the year; a year of two digits is of this century, one
 * that is left out the one of `today`. Null for what is no day.
 */
export function readDay(text: string, today: string): string | null {
  const parts = text.trim().split(/[\s.,/-]+/u)
  if (parts.length < 2 || parts.length > 3 || !parts.every(part => /^\d{1,4}$/u.test(part))) return null
  const yearFirst = parts[0]?.length === 4
  const [year = today.slice(0, 4), month = '', day = ''] = yearFirst ? parts : [parts[2], parts[1], parts[0]]
  if (year.length !== 4 && year.length !== 2) return null
  const [y, m, d] = [Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day)]
  const at = new Date(Date.UTC(y, m - 1, d))
  // The 31st of June would be the 1st of July.
  if (at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d || y < 1) return null
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`
}
