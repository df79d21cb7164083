import { z } from 'zod'
import { notifiedKindSchema } from './NotifiedKind.ts'

const MOST = notifiedKindSchema.options.length

/** `managers/{uid}.notify`: how a manager wants to be told. Without it `choiceOf` says what is usual. */
export const notificationChoiceSchema = z.object({
  /** An open page sounds at all. */
  sound: z.boolean(),
  /** What it sounds for. */
  sounds: z.array(notifiedKindSchema).max(MOST),
  /** What is pushed to their devices. */
  pushes: z.array(notifiedKindSchema).max(MOST),
  /** Whose messages count: of people assigned to them, or of everybody they see. */
  messages: z.enum(['mine', 'all']),
  /** A push may show what was written, on a locked screen too. */
  pushText: z.boolean(),
})
export type NotificationChoice = z.infer<typeof notificationChoiceSchema>
