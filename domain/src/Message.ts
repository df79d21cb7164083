import { z } from 'zod'
import { authorSchema } from './Author.ts'
import { changeSchema } from './Change.ts'
import { contentSchema } from './Content.ts'
import { deliverySchema } from './Delivery.ts'
import { instantSchema } from './Instant.ts'
import { replySchema } from './Reply.ts'

export const directionSchema = z.enum(['in', 'out', 'internal'])
export type Direction = z.infer<typeof directionSchema>

/** An earlier wording of a message, when it was replaced, and by whom where a manager did. */
export const editSchema = z.object({
  content: contentSchema,
  at: instantSchema,
  /** When it became the wording, where the one before it has not come yet. */
  since: instantSchema.optional(),
  by: authorSchema.optional(),
})
export type Edit = z.infer<typeof editSchema>

/** `chats/{chatId}/messages/{messageId}`: one entry of a chat's timeline. */
export const messageSchema = z.object({
  schema: z.literal(1),
  chatId: z.string(),
  personId: z.string(),
  direction: directionSchema,
  /** Same as `content.kind`; a field of its own so that it can be queried. */
  kind: z.string().max(30),
  /** The messenger's time for incoming, the server's for outgoing. Ties are ordered by id. */
  at: instantSchema,
  content: contentSchema,
  author: authorSchema,
  /** The messenger's own id, once it is known. */
  externalId: z.string().optional(),
  /** Only on `out`. */
  delivery: deliverySchema.optional(),
  /** `sendKeyOf` the message, from the first try on, where the messenger tells its own messages back by it. */
  sendKey: z.string().max(20).optional(),
  /** Earlier wordings, oldest first. */
  edits: z.array(editSchema).optional(),
  editedAt: instantSchema.optional(),
  deletedAt: instantSchema.optional(),
  deletedBy: authorSchema.optional(),
  replyTo: replySchema.optional(),
  /** The parts of an album share it; they stand side by side. */
  albumId: z.string().max(100).optional(),
  /** Emoji: of the person (`in`, as they stood at `inAt`) and of the channel (`out`, set by a manager). */
  reactions: z
    .object({
      in: z.array(z.string().max(32)).max(20),
      inAt: instantSchema,
      out: z.array(z.string().max(32)).max(20),
    })
    .partial()
    .optional(),
  /** An edit, removal or reaction on its way. */
  change: changeSchema.optional(),
  /** The person's words about how this dialog went; they announced them by a button. */
  commentOf: z.string().max(100).optional(),
  /** A tunnel waited for what the person would write here when this came. */
  toTunnels: z.boolean().optional(),
  /** Tunnels had been published or stopped a moment before it came, at this time. */
  tunnelsChangedAt: instantSchema.optional(),
  /** Written in the messenger's own interface, past us. */
  elsewhere: z.boolean().optional(),
})
export type Message = z.infer<typeof messageSchema>
