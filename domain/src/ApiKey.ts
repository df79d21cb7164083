import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `apiKeys/{id}`: a key of another system, without the key. Written by functions; admins read it. */
export const apiKeySchema = z.object({
  schema: z.literal(1),
  /** Whose it is: «Shop», «CRM». */
  name: z.string().min(1).max(100),
  /** The last letters, by which the key that somebody has is recognised. */
  ending: z.string().length(4),
  createdAt: instantSchema,
  createdBy: z.object({ id: z.string(), name: z.string() }),
  /** To the hour. */
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
})
export type ApiKey = z.infer<typeof apiKeySchema>

/** What an admin asks about keys. */
export const keyActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('create'), name: z.string().trim().min(1).max(100) }),
  z.object({ action: z.literal('revoke'), id: z.string().min(1).max(100) }),
])
export type KeyAction = z.infer<typeof keyActionSchema>

/** The key itself is told once, when it is made. */
export type KeyAnswer =
  | { readonly ok: true; readonly id: string; readonly key?: string }
  | { readonly ok: false; readonly why: 'not_found' | 'too_many' }
