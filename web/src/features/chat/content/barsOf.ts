const MOST = 31

/** Exactly `count` bars of 0.1 to 1 for a waveform; an even line where no loudness is known. */
export function barsOf(peaks: readonly number[] | undefined, count: number): number[] {
  return Array.from({ length: count }, (_, bar) => {
    if (!peaks?.length) return 0.3
    const from = Math.floor((bar * peaks.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count))
    const loudest = Math.max(...peaks.slice(from, to))
    return Math.min(1, Math.max(0.1, loudest / MOST))
  })
}
