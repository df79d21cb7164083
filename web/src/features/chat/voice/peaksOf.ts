const MOST = 64
const LOUDEST = 31

/** At most 64 peaks of 0–31 from measured levels of 0 to 1; quiet recordings are drawn as tall as loud ones. */
export function peaksOf(levels: readonly number[]): number[] {
  if (levels.length === 0) return []
  const count = Math.min(MOST, levels.length)
  const heard = levels.map(level => (Number.isFinite(level) ? Math.min(1, Math.max(0, level)) : 0))
  const loudest = Math.max(...heard, 0.05)
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * heard.length) / count)
    const to = Math.max(from + 1, Math.floor(((i + 1) * heard.length) / count))
    return Math.round((Math.max(...heard.slice(from, to)) / loudest) * LOUDEST)
  })
}
