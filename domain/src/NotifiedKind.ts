import { z } from 'zod'
import { notifiedKinds } from './notifiedKinds.ts'

/**
 * What a manager may be told of: messages of people, and the kinds of notifications. A message is no notification: it
 * stands in the list anyway, and is only heard or pushed.
 */
export const notifiedKindSchema = z.enum(notifiedKinds)
export type NotifiedKind = z.infer<typeof notifiedKindSchema>
