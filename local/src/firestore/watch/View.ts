import type { DocumentChange } from '../commit/CommitEvent.ts'
import type { StoredDocument } from '../value/Value.ts'

/** How a commit moves a result. */
export interface Delta {
  /** Documents that came in, or changed within it. */
  readonly present: readonly StoredDocument[]
  /** What left: `document` is its new version, or `null` when it was deleted. */
  readonly gone: readonly { readonly path: string; readonly document: StoredDocument | null }[]
  /** How many of these Firestore bills: all but deletions and what only made room for others. */
  readonly billed: number
}

/** A result that listeners follow; one for all who ask the same. */
export interface View {
  /** The result now. */
  documents(): readonly StoredDocument[]
  /** The result at `time`, or `null` when that is too long ago. */
  documentsAt(time: bigint): readonly StoredDocument[] | null
  /** Takes over a commit, already applied to the database; `touched` were written without a change. */
  apply(changes: readonly DocumentChange[], touched: readonly StoredDocument[]): Delta
}

/** The way from one result to another. */
export function deltaBetween(
  before: readonly StoredDocument[],
  after: readonly StoredDocument[],
  current: (path: string) => StoredDocument | null,
): Delta {
  const old = new Map(before.map(document => [document.path, document]))
  const present = after.filter(document => old.get(document.path) !== document)
  for (const { path } of after) old.delete(path)
  const gone = [...old].map(([path, was]) => ({ path, document: current(path), was }))
  const left = gone.filter(({ document, was }) => document !== null && document !== was)
  return { present, gone, billed: present.length + left.length }
}
