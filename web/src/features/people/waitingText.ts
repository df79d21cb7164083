const MINUTE = 60_000
const units = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const

/** How long somebody has waited, in its largest unit: `5 мин`, `3 ч`, `2 дн.`; nothing below a minute. */
export function waitingText(ms: number, locale: string): string {
  const unit = units.find(([, length]) => ms >= length)
  if (!unit) return ''
  const count = Math.floor(ms / unit[1])
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit[0], unitDisplay: 'short' }).format(count)
}
