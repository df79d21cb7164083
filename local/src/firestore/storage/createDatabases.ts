import type { DatabaseName } from '../value/resourceName.ts'
import { createDatabase } from './createDatabase.ts'
import type { Database } from './createDatabase.ts'

/** Which databases there are: those that were written to, and those that somebody listens to. */
export interface Databases {
  /**
   * The database of this name. One that is not kept is empty and made for the moment, so that to ask for a name that
   * a client made up leaves nothing behind.
   */
  get(name: DatabaseName): Database
  all(): Iterable<Database>
  /** Keeps a database from its first commit on. */
  keep(database: Database): void
  /** Keeps a database for as long as the function it answers is not called; what was written to stays. */
  hold(database: Database): () => void
  /** Drops a database that holds nothing and is not held, with what it remembers of the past. */
  forget(database: Database): void
}

/** So many names are remembered as forgotten; of all others it is only known that they were before that. */
const mostForgotten = 1000

/** Makes the empty registry; `now` tells instants that rise. */
export function createDatabases(now: () => bigint): Databases {
  const databases = new Map<DatabaseName, Database>()
  const holders = new Map<Database, number>()
  const forgottenAt = new Map<DatabaseName, bigint>()
  /** Since when nothing is known of a name that has not been kept. */
  let emptySince = now()

  const keep = (database: Database): void => {
    databases.set(database.name, database)
    forgottenAt.delete(database.name)
  }
  const isIdle = (database: Database): boolean =>
    database.size === 0 && !holders.has(database) && databases.get(database.name) === database
  return {
    get: name => databases.get(name) ?? createDatabase(name, forgottenAt.get(name) ?? emptySince),
    all: () => databases.values(),
    keep,
    hold: database => {
      keep(database)
      holders.set(database, (holders.get(database) ?? 0) + 1)
      let held = true
      return () => {
        if (!held) return
        held = false
        const left = (holders.get(database) ?? 1) - 1
        if (left > 0) return void holders.set(database, left)
        holders.delete(database)
        if (database.history.isEmpty() && isIdle(database)) databases.delete(database.name)
      }
    },
    forget: database => {
      if (!isIdle(database)) return
      databases.delete(database.name)
      forgottenAt.set(database.name, now())
      const [oldest] = forgottenAt.size > mostForgotten ? forgottenAt : []
      if (oldest === undefined) return
      forgottenAt.delete(oldest[0])
      emptySince = oldest[1]
    },
  }
}
