const DAY = 86_400_000

/** A day so many days later, both as `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The same day so many months later, or the last one of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** How many days after its week's Monday a day comes. */
export const daysSinceMonday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The weeks, from Monday on, that have days of the month of `day`; the first and the last reach into its neighbours. */
export function monthWeeks(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 8)}01`
  const weeks: string[][] = []
  for (let monday = addDays(first, -daysSinceMonday(first)); ; monday = addDays(monday, 7)) {
    if (weeks.length > 0 && monday.slice(0, 7) !== day.slice(0, 7)) return weeks
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  }
}
