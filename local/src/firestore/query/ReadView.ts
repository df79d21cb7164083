import { statusError } from '../service/Status.ts'
import type { Database } from '../storage/createDatabase.ts'
import type { StoredDocument } from '../value/Value.ts'

/** A database at one instant: what it holds now, but for the documents in `past`. */
export interface ReadView {
  readonly database: Database
  readonly past: ReadonlyMap<string, StoredDocument | null>
}

const nothing: ReadonlyMap<string, StoredDocument | null> = new Map()

/** The database as it is now. */
export function currentView(database: Database): ReadView {
  return { database, past: nothing }
}

/** The database as it was at `time`. Throws FAILED_PRECONDITION when that is longer ago than it remembers. */
export function viewAt(database: Database, time: bigint): ReadView {
  const past = database.history.since(time)
  if (past === null) throw statusError('FAILED_PRECONDITION', 'The requested snapshot version is too old.')
  return { database, past }
}

/** The document at `path` in the view. */
export function documentIn({ database, past }: ReadView, path: string): StoredDocument | null {
  const before = past.get(path)
  return before === undefined ? database.get(path) : before
}
