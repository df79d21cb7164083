import type { Quarantined } from '@chats/domain/Quarantined'
import type { QuarantineRow } from '@chats/domain/QuarantineAction'

/** Updates that could not be processed. */
export interface Quarantine {
  /** A page of at most `limit`, newest first unless `oldestFirst`, after the one with the id `after`. */
  page(
    limit: number,
    options: { readonly after?: string | undefined; readonly oldestFirst?: boolean },
  ): Promise<readonly QuarantineRow[]>
  read(id: string): Promise<Quarantined | null>
  remove(id: string): Promise<void>
  /** Says anew why it is kept; nothing when it is gone. */
  setReason(id: string, reason: string): Promise<void>
  /** How many there are, of one channel or of all. */
  count(channelId?: string): Promise<number>
}
