import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/**
 * Whether what customers write arrives. `webhook_wrong`: the messenger delivers nowhere, or elsewhere. `failing`: it
 * tries, and our side does not take it. `backlog`: more and more waits at the messenger. `token`: it refuses the token.
 */
export const healthStateSchema = z.enum(['ok', 'webhook_wrong', 'failing', 'backlog', 'token'])
export type HealthState = z.infer<typeof healthStateSchema>

/** `channels/{channelId}.health`, written by functions. */
export const channelHealthSchema = z.object({
  state: healthStateSchema,
  /** When the messenger was asked. */
  at: instantSchema,
  /** Since when it has been in this state. */
  since: instantSchema,
  /** Updates that wait at the messenger. */
  pending: z.number().int().nonnegative(),
  /** What the messenger says, for admins; holds no secret. */
  text: z.string().max(300).optional(),
})
export type ChannelHealth = z.infer<typeof channelHealthSchema>
