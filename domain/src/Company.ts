import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { ratingFormSchema } from './RatingForm.ts'
import { awaySchema, workingHoursSchema } from './WorkingHours.ts'

/** `settings/company`. */
export const companySchema = z.object({
  schema: z.literal(1),
  name: z.string().max(200),
  timeZone: z.string().max(60),
  /** Everything that became unread up to this moment counts as read. */
  readAllBefore: instantSchema,
  markReadOnReply: z.boolean(),
  /** How people are asked to rate a dialog; left out: `defaultRatingForm`. */
  ratingForm: ratingFormSchema.optional(),
  /** When a tunnel was last published or stopped: who remembers which there are looks again. Functions. */
  tunnelsChangedAt: instantSchema.optional(),
  /** The entry of the audit that says who last read everything. */
  readAllEntry: z.string().optional(),
  /** Left out: no hours are kept, somebody always works. */
  workingHours: workingHoursSchema.optional(),
  away: awaySchema.optional(),
})
export type Company = z.infer<typeof companySchema>
