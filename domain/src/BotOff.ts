import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** Automation is silent in a chat (S-28, A8): who turned it off and when, and when it speaks again by itself. */
export const botOffSchema = z.object({
  by: z.string(),
  byName: z.string().max(100),
  at: instantSchema,
  /** Null: until somebody turns it on. */
  endsAt: instantSchema.nullable(),
})
export type BotOff = z.infer<typeof botOffSchema>
