import { z } from 'zod'

const tunnelId = z.string().regex(/^[a-z0-9-]{1,40}$/u)

/** What an admin asks of a tunnel. */
export const tunnelRequestSchema = z.discriminatedUnion('action', [
  /** Makes a version of the draft, as it stands, and runs that. */
  z.object({ action: z.literal('publish'), tunnelId }),
  /** Nobody starts, and who is in it stands still. */
  z.object({ action: z.literal('stop'), tunnelId }),
  /** What was published last runs again, and who stood still goes on. */
  z.object({ action: z.literal('resume'), tunnelId }),
  /** What one of its requests said to another system is said once more, with the same id and the same words. */
  z.object({
    action: z.literal('resend'),
    tunnelId,
    deliveryId: z.string().regex(/^[^/]{1,300}$/u),
  }),
])
export type TunnelRequest = z.infer<typeof tunnelRequestSchema>

/** `faulty`: the draft has errors (checkTunnel). */
export type TunnelAnswer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly why: 'not_found' | 'faulty' | 'not_possible' }

const place = { tunnelId, chatId: z.string().min(1).max(300) }

/** What a manager asks about one chat's way through a tunnel. */
export const tunnelRunRequestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('start'), ...place }),
  z.object({ action: z.literal('move'), ...place, blockId: z.string().max(20) }),
  z.object({ action: z.literal('skip'), ...place }),
  z.object({ action: z.literal('stop'), ...place }),
  /** What is held while a manager types: it goes now, or waits on. */
  z.object({ action: z.literal('release'), ...place }),
  z.object({ action: z.literal('hold'), ...place }),
])
export type TunnelRunRequest = z.infer<typeof tunnelRunRequestSchema>

/** `not_possible`: the person is somewhere else by now, or the tunnel does not run. */
export type TunnelRunAnswer =
  { readonly ok: true } | { readonly ok: false; readonly why: 'not_found' | 'not_allowed' | 'not_possible' }
