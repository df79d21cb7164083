import { z } from 'zod'
import { mostTunnelBlocks } from './mostTunnelBlocks.ts'
import { instantSchema } from './Instant.ts'
import { tunnelBlockSchema } from './TunnelBlock.ts'

const who = z.object({ id: z.string(), name: z.string() })

/** What admins write of a tunnel: a draft, whether it is published or not. */
const words = {
  title: z.string().min(1).max(100),
  blocks: z.array(tunnelBlockSchema).max(mostTunnelBlocks),
}

/**
 * `tunnels/{tunnelId}`: the draft of a tunnel, and what is published of it. Admins write the draft; functions alone write
 * what is published, in `state` and `version`.
 */
export const tunnelSchema = z.object({
  schema: z.literal(1),
  ...words,
  updatedAt: instantSchema,
  updatedBy: who,
  /** `draft`: never published; `stopped`: nobody starts, and who is in it stands still. */
  state: z.enum(['draft', 'live', 'stopped']),
  /** The one that runs; 0: none yet. */
  version: z.number().int().nonnegative(),
  /** Taken out of the list; it is stopped before. */
  archived: z.boolean().optional(),
})
export type Tunnel = z.infer<typeof tunnelSchema>

/** `tunnels/{tunnelId}/versions/{version}`: what was published once. Written by functions and never changed. */
export const tunnelVersionSchema = z.object({
  schema: z.literal(1),
  ...words,
  version: z.number().int().positive(),
  at: instantSchema,
  by: who,
})
export type TunnelVersion = z.infer<typeof tunnelVersionSchema>

/** What of a published tunnel tells whom it starts for. */
export const liveTunnelSchema = z.object({
  title: z.string(),
  version: z.number().int().positive(),
  keywords: z.array(z.string()),
  everySubscription: z.boolean(),
  again: z.boolean(),
})
export type LiveTunnel = z.infer<typeof liveTunnelSchema>

/** `settings/tunnels`: all that run, by id; one read tells a function instance which there are. Functions alone. */
export const liveTunnelsSchema = z.object({
  schema: z.literal(1),
  tunnels: z.record(z.string(), liveTunnelSchema),
})
export type LiveTunnels = z.infer<typeof liveTunnelsSchema>
