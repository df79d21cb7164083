import { z } from 'zod'

/**
 * What a manager may be told of: messages of people, and the kinds of notifications. A message is no notification: it
 * stands in the list anyway, and is only heard or pushed.
 */
export const notifiedKindSchema = z.enum([
  'message',
  'mention',
  'task',
  'assigned',
  'failed',
  'channel',
  'webhook',
])
export type NotifiedKind = z.infer<typeof notifiedKindSchema>
