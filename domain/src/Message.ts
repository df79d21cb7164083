import { z } from 'zod'
import { authorSchema } from './Author.ts'
import { contentSchema } from './Content.ts'
import { deliverySchema } from './Delivery.ts'
import { instantSchema } from './Instant.ts'

export const directionSchema = z.enum(['in', 'out', 'internal'])
export type Direction = z.infer<typeof directionSchema>

/** An earlier wording of a message and when it was replaced. */
export const editSchema = z.object({ content: contentSchema, at: instantSchema })
export type Edit = z.infer<typeof editSchema>

/** `chats/{chatId}/messages/{messageId}`: one entry of a chat's timeline. */
export const messageSchema = z.object({
  schema: z.literal(1),
  chatId: z.string(),
  personId: z.string(),
  direction: directionSchema,
  /** Same as `content.kind`; a field of its own so that it can be queried. */
  kind: z.enum(['text', 'unsupported', 'indicator']),
  /** The messenger's time for incoming, the server's for outgoing. Ties are ordered by id. */
  at: instantSchema,
  content: contentSchema,
  author: authorSchema,
  /** The messenger's own id, once it is known. */
  externalId: z.string().optional(),
  /** Only on `out`. */
  delivery: deliverySchema.optional(),
  /** Earlier wordings, oldest first. */
  edits: z.array(editSchema).optional(),
  editedAt: instantSchema.optional(),
  deletedAt: instantSchema.optional(),
})
export type Message = z.infer<typeof messageSchema>
