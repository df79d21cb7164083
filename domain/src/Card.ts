import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `cards/{personId}`: what managers write down about a person. */
export const cardSchema = z.object({
  schema: z.literal(1),
  name: z.string().max(200),
  phones: z.array(z.string().max(32)).max(20),
  emails: z.array(z.string().max(254)).max(20),
  note: z.string().max(5000),
  assigneeId: z.string().nullable(),
  /** People whom a manager said this one is not. */
  notSameAs: z.array(z.string()).optional(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type Card = z.infer<typeof cardSchema>
