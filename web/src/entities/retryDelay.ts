const FIRST = 1_000
const LONGEST = 60_000

/** Milliseconds before the next try after `failures` in a row: doubling, at most a minute, spread by ±20 %. */
export function retryDelay(failures: number, random: () => number = Math.random): number {
  const base = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 10))
  return Math.round(base * (0.8 + 0.4 * random()))
}
