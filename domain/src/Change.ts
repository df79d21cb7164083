import { z } from 'zod'
import { authorSchema } from './Author.ts'
import { contentSchema } from './Content.ts'
import { instantSchema } from './Instant.ts'

/**
 * A change of a sent message on its way to the messenger: what is shown stays what the messenger has until it is
 * through. One at a time, but a removal takes the place of any other. It is sent again after a lost answer, because a
 * repeat changes nothing. `failed` stays with its reason until the next one, or until it is taken away. `moveChange` is
 * the only way it moves.
 */
export const changeSchema = z.object({
  kind: z.enum(['edit', 'remove', 'react']),
  state: z.enum(['queued', 'sending', 'failed']),
  /** The new wording of an `edit`. */
  content: contentSchema.optional(),
  /** The emoji of a `react`; empty takes the reaction away. */
  emoji: z.string().max(32).optional(),
  author: authorSchema,
  at: instantSchema,
  attempt: z.number().int().nonnegative(),
  leaseUntil: instantSchema.optional(),
  retryAt: instantSchema.optional(),
  reason: z
    .enum(['too_late', 'not_found', 'refused', 'network', 'token_invalid', 'too_long', 'internal'])
    .optional(),
})
export type Change = z.infer<typeof changeSchema>
