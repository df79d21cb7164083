import { z } from 'zod'

/** The message that a message answers, as the messenger showed it at that moment. */
export const replySchema = z.object({
  /** The messenger's id of it. */
  externalId: z.string().max(100),
  /** Our id of it, where it is on this chat's timeline. */
  messageId: z.string().max(100).optional(),
  direction: z.enum(['in', 'out']),
  kind: z.string().max(30),
  /** ≤ 120 UTF-16 units of it, or of the part that was quoted. */
  preview: z.string().max(120),
})
export type Reply = z.infer<typeof replySchema>
