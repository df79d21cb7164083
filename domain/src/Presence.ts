import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/**
 * `presence/{uid}`: whom a manager has open, and whether they are writing to them. It is written on edges (open, close,
 * start) and renewed now and then; readers let it lapse by themselves, for a page that dies says nothing.
 */
export const presenceSchema = z.object({
  schema: z.literal(1),
  /** The manager's name, so that nobody has to be looked up. */
  name: z.string().min(1).max(100),
  personId: z.string(),
  /** The person's own manager at that moment: by it managers who see only theirs may ask. */
  assigneeId: z.string().nullable(),
  typing: z.boolean(),
  at: instantSchema,
})
export type Presence = z.infer<typeof presenceSchema>
