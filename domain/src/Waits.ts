import { z } from 'zod'

/**
 * How long some persons had waited when they were answered: how many of them up to so many seconds, by the nearest of
 * `waitBounds` that is not below.
 */
export const waitsSchema = z.record(z.string(), z.number().int().nonnegative())
export type Waits = z.infer<typeof waitsSchema>

/** The waits of a day, taken apart three times; each is counted once in each of them. */
export const dayWaitsSchema = z.object({
  /** By the hour of the answer on the company's wall, `0` to `23`. */
  hours: z.record(z.string(), waitsSchema),
  /** By who answered: the uid, or the messenger where it was written past us. */
  managers: z.record(z.string(), waitsSchema),
  channels: z.record(z.string(), waitsSchema),
})
export type DayWaits = z.infer<typeof dayWaitsSchema>
