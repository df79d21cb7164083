import type { Instant } from './Instant.ts'

/**
 * A messenger's time, known to the second only, made finer by our own clock as far as that second allows. So an answer
 * and the word that follows it in the same second stay in their order.
 */
export const withinSecond = (at: Instant, now: Instant): Instant => Math.min(Math.max(at, now), at + 999)
