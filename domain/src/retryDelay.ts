/**
 * Milliseconds before the next try after `attempt` failed ones: 2 s growing 2.5 times, spread by a fifth either way, so
 * that eight tries take about a quarter of an hour. `random` is in [0, 1).
 */
export const retryDelay = (attempt: number, random: number): number =>
  Math.round(2000 * 2.5 ** (attempt - 1) * (0.8 + 0.4 * random))
