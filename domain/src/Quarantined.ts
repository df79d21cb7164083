import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `quarantine/{channelId}_{updateId}`: an update that could not be processed, kept as it came. */
export const quarantinedSchema = z.object({
  schema: z.literal(1),
  channelId: z.string(),
  updateId: z.string(),
  reason: z.string().max(500),
  /** The body, cut at 900,000 UTF-16 units: a document holds 1 MiB. */
  raw: z.string(),
  /** The size of the whole body in bytes. */
  size: z.number().int().nonnegative().optional(),
  receivedAt: instantSchema,
})
export type Quarantined = z.infer<typeof quarantinedSchema>
