const MOST = 64
const LOUDEST = 31

/** VK's waveform (up to 128 values of 0–31) as at most 64 of them: the loudest of each stretch. */
export function squeezePeaks(waveform: readonly number[]): number[] {
  const count = Math.min(MOST, waveform.length)
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * waveform.length) / count)
    const to = Math.floor(((index + 1) * waveform.length) / count)
    const loudest = Math.max(0, ...waveform.slice(from, Math.max(to, from + 1)))
    return Math.min(LOUDEST, Math.round(loudest))
  })
}
