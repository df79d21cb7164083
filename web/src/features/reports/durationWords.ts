const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A duration by its biggest unit and the one below («2 ч 5 мин»), without seconds from ten minutes on; a dash for none. */
export function durationWords(seconds: number | null, locale: string): string {
  if (seconds === null) return '—'
  const exact = Math.round(seconds)
  const whole = exact < 600 ? exact : exact - (exact % 60)
  const first = units.findIndex(([, size]) => whole >= size)
  const shown = first < 0 ? units.slice(-1) : units.slice(first, first + 2)
  return shown
    .map(([unit, size], index) => {
      const value = Math.floor((index === 0 ? whole : whole % (shown[0]?.[1] ?? 1)) / size)
      return { unit, value }
    })
    .filter(({ value }, index) => index === 0 || value > 0)
    .map(({ unit, value }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value),
    )
    .join(' ')
}
