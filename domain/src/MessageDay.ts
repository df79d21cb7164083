import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { dayWaitsSchema } from './Waits.ts'

const count = z.number().int().nonnegative()
const bothSchema = z.object({ in: count, out: count })

/**
 * `messageDays/{day}`: how much was written on a day of the company. Counted by the hour from the index of the messages,
 * so that no message costs a write for it. What persons did without words (indicators, presses) is not among it.
 */
export const messageDaySchema = z.object({
  schema: z.literal(1),
  /** `YYYY-MM-DD`. */
  day: z.string().length(10),
  /** By the hour on the company's wall, `0` to `23`. */
  hours: z.record(z.string(), bothSchema),
  /** What managers wrote, by uid and hour. */
  managers: z.record(z.string(), z.record(z.string(), count)),
  channels: z.record(z.string(), bothSchema),
  /** All before this moment is counted. */
  countedUntil: instantSchema,
  /** How long persons had waited for the answers of this day; counted from what is stored, each answer once. */
  waits: dayWaitsSchema.optional(),
  /** All answers before this moment are among them. */
  waitsUntil: instantSchema.optional(),
  /** People with something unread when the day was counted last while it lasted. */
  waiting: count.optional(),
})
export type MessageDay = z.infer<typeof messageDaySchema>
