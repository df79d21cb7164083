import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `cards/{personId}/history/{id}`: what changed on a card, when and by whom. Written by functions, never changed. */
export const cardChangeSchema = z.object({
  schema: z.literal(1),
  at: instantSchema,
  /** Null: by functions, for instance a merge or an import. */
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** By the card's field; `null` where it was or is not there. Long notes are cut to 500 characters. */
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})
export type CardChange = z.infer<typeof cardChangeSchema>
