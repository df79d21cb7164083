import type { Query } from '../query/Query.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'

/** A transaction between its beginning and its end. */
export interface Transaction {
  readonly id: string
  readonly database: DatabaseName
  readonly readOnly: boolean
  /** The instant whose state it reads; set by its first read, or from the start. */
  readTime: bigint | null
  /** What it has read of single documents: none of them may change before it commits. */
  readonly documents: Map<string, StoredDocument | null>
  /** What its queries answered. */
  readonly queries: { readonly query: Query; readonly documents: readonly StoredDocument[] }[]
  /** When it began, in milliseconds. */
  readonly begunAt: number
  /** When it was last heard of, in milliseconds. */
  usedAt: number
}
