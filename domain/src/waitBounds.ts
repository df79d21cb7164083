const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * The steps by which waits are counted, in seconds: from a minute on each is at most a third longer than the one before, so
 * that a median taken from them is near. The last stands for all that is longer.
 */
export const waitBounds: readonly number[] = [
  ...[10, 20, 30, 45],
  ...[1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 26, 30, 35, 40, 50].map(n => n * MINUTE),
  ...[1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 21].map(n => n * HOUR),
  ...[1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7].map(n => n * DAY),
]
