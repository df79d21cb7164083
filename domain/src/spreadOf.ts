/** How values are spread: how many, what lies in the middle, and on the average; both null where there is none. */
export interface Spread {
  readonly count: number
  readonly median: number | null
  readonly mean: number | null
}

/** The spread of values, exact. Of an even number the median is the mean of the two in the middle. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { count: 0, median: null, mean: null }
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const high = sorted[Math.floor(half)] ?? 0
  const low = sorted[Math.ceil(half) - 1] ?? 0
  return {
    count: sorted.length,
    median: (low + high) / 2,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  }
}
