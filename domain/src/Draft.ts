import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `managers/{uid}/drafts/{chatId}`: text not sent yet; only its manager sees it. */
export const draftSchema = z.object({
  schema: z.literal(1),
  personId: z.string(),
  text: z.string().max(20_000),
  updatedAt: instantSchema,
})
export type Draft = z.infer<typeof draftSchema>
