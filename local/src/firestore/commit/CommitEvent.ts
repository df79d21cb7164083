import type { Caller } from '../service/Service.ts'
import type { StoredDocument } from '../value/Value.ts'

/** What one document was and became in a commit; `null` where it did not exist. Never two equal sides. */
export interface DocumentChange {
  /** The path below `…/documents/`. */
  readonly path: string
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

/** One commit as triggers see it: only documents that really changed, so `changes` is never empty. */
export interface CommitEvent {
  readonly project: string
  /** The database id: `(default)`. */
  readonly database: string
  /** The commit time in microseconds since the epoch. */
  readonly time: bigint
  readonly changes: readonly DocumentChange[]
  readonly caller: Caller
}
