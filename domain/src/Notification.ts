import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { notifiedKindSchema } from './NotifiedKind.ts'

/** `managers/{uid}/notifications/{id}`: written by functions; its manager may only mark it read. */
export const notificationSchema = z.object({
  schema: z.literal(1),
  kind: notifiedKindSchema.exclude(['message']),
  /** Empty, as the name, where it is about a channel or a webhook. */
  personId: z.string(),
  personName: z.string(),
  chatId: z.string().optional(),
  messageId: z.string().optional(),
  taskId: z.string().optional(),
  /** ≤ 500 characters: the task, the comment, what failed, the channel, the host of the webhook. */
  text: z.string().max(500),
  /** Who caused it; null: time did. */
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: instantSchema,
  readAt: instantSchema.nullable(),
})
export type Notification = z.infer<typeof notificationSchema>
