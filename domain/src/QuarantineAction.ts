import { z } from 'zod'
import type { Instant } from './Instant.ts'

const idSchema = z.string().regex(/^[^/]{1,300}$/u)

/**
 * What an admin may ask of the quarantine, which no browser reads; the request of the callable `requeueQuarantined`.
 * `list` gives a page, newest first, after the id `after`; `show` gives one as it came; `retry` and `retry_all` run them
 * through intake again.
 */
export const quarantineActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('list'), after: idSchema.optional() }),
  z.object({ action: z.enum(['show', 'retry', 'delete']), id: idSchema }),
  z.object({ action: z.literal('retry_all') }),
])
export type QuarantineAction = z.infer<typeof quarantineActionSchema>

/** A row of the quarantine; `size` in bytes, null where it was not written down. */
export interface QuarantineRow {
  readonly id: string
  readonly channelId: string
  readonly updateId: string
  readonly reason: string
  readonly receivedAt: Instant
  readonly size: number | null
}

/** The answers of `requeueQuarantined`, by action. */
export interface QuarantineAnswers {
  readonly list: { readonly rows: readonly QuarantineRow[]; readonly total: number; readonly more: boolean }
  /** Null when it is gone. Secrets that the messenger puts into a body are blanked. */
  readonly show: { readonly raw: string | null }
  /** `reason` says why it stays in quarantine; null when it went through or was gone already. */
  readonly retry: { readonly reason: string | null }
  readonly retry_all: { readonly done: number; readonly left: number }
  readonly delete: { readonly ok: true }
}
