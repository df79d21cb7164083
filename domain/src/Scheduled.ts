import { z } from 'zod'
import { authorSchema } from './Author.ts'
import { contentSchema } from './Content.ts'
import { instantSchema } from './Instant.ts'
import { replySchema } from './Reply.ts'

const kinds: readonly string[] = ['text', 'photo', 'video', 'voice', 'audio', 'file']

/**
 * `chats/{chatId}/scheduled/{messageId}`: a message that is to be sent later. It is no message yet: when its time comes,
 * functions queue one under its id, so nothing that is written meanwhile waits for it.
 */
export const scheduledSchema = z.object({
  schema: z.literal(1),
  chatId: z.string(),
  personId: z.string(),
  /** Words, or a file that is uploaded already. */
  content: contentSchema.refine(({ kind }) => kinds.includes(kind)),
  /** The parts of an album go at one moment, or are stopped together. */
  albumId: z.string().optional(),
  /** Who changed it last; it goes in their name. */
  author: authorSchema,
  replyTo: replySchema.optional(),
  /** Null once the person's answer has stopped it: then it waits for a manager. */
  sendAt: instantSchema.nullable(),
  /** It does not go when the person has written after `since`. */
  unlessAnswered: z.boolean(),
  /** When it was written, or last changed. */
  since: instantSchema,
  /** Of a tunnel, and held because a manager writes to the person: what `tunnelId`'s run here is about to send, and when. */
  held: z.object({ tunnelId: z.string(), block: z.string(), heldUntil: instantSchema }).optional(),
})
export type Scheduled = z.infer<typeof scheduledSchema>
