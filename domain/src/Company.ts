import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `settings/company`. */
export const companySchema = z.object({
  schema: z.literal(1),
  name: z.string().max(200),
  timeZone: z.string().max(60),
  /** Everything that became unread up to this moment counts as read. */
  readAllBefore: instantSchema,
  markReadOnReply: z.boolean(),
})
export type Company = z.infer<typeof companySchema>
