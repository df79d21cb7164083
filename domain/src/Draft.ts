import { z } from 'zod'
import { MOST_BLOCKS } from './blockKinds.ts'
import { formattingSchema } from './Formatting.ts'
import { instantSchema } from './Instant.ts'
import { messageBlockSchema } from './MessageBlock.ts'

/** `managers/{uid}/drafts/{chatId}`: text not sent yet; only its manager sees it. */
export const draftSchema = z.object({
  schema: z.literal(1),
  personId: z.string(),
  text: z.string().max(20_000),
  formatting: z.array(formattingSchema).max(200).optional(),
  updatedAt: instantSchema,
})
export type Draft = z.infer<typeof draftSchema>

/** `managers/{uid}/drafts/{chatId}+blocks`: what stands in the constructor of a chat and is not sent (S-49). */
export const blocksDraftSchema = z.object({
  schema: z.literal(1),
  personId: z.string(),
  blocks: z.array(messageBlockSchema).min(1).max(MOST_BLOCKS),
  updatedAt: instantSchema,
})
export type BlocksDraft = z.infer<typeof blocksDraftSchema>
