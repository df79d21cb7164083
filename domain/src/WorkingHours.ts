import { z } from 'zod'
import { weekdays } from './weekdays.ts'

/** A time of day, `HH:MM` by a clock of 24 hours. */
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u)

/** From when to when; up to the next day where `to` is not after `from`, so `00:00` to `00:00` is the whole day. */
export const dayHoursSchema = z.object({ from: clockSchema, to: clockSchema })
export type DayHours = z.infer<typeof dayHoursSchema>

/** When the company answers, in its time zone; a day that is left out is a day off. */
export const workingHoursSchema = z.partialRecord(z.enum(weekdays), dayHoursSchema)
export type WorkingHours = z.infer<typeof workingHoursSchema>

/** What a person is told who writes outside the working hours. */
export const awaySchema = z.object({
  on: z.boolean(),
  /** With `{{name}}` and the other variables of templates. */
  text: z.string().max(1000),
})
export type Away = z.infer<typeof awaySchema>
