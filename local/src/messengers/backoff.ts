/**
 * Milliseconds until the next attempt after the `attempts`-th one failed: at once, then 2, 4, 8 … s up to a random
 * 60–120 s; a `Retry-After` (seconds) goes before that, up to `longestMs`.
 */
export function backoff(
  attempts: number,
  retryAfter: number,
  random: () => number,
  longestMs: number,
): number {
  if (retryAfter > 0) return Math.min(retryAfter * 1000, longestMs)
  if (attempts <= 1) return 0
  return Math.min(2 ** (attempts - 1), 60 + random() * 60) * 1000
}
