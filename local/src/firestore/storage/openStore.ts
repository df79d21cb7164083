import type { DatabaseName } from '../value/resourceName.ts'
import type { Clock } from './createClock.ts'
import { createDatabase } from './createDatabase.ts'
import type { Database } from './createDatabase.ts'
import { lockDirectory } from './lockDirectory.ts'
import { logFile, noLog, openLog } from './openLog.ts'
import type { Log } from './openLog.ts'
import { writeRecords } from './writeRecords.ts'
import type { Record } from './Record.ts'

/** Every database of every project, with the log that keeps them. */
export interface Store {
  /** The database of this name, made when it is first asked for. */
  database(name: DatabaseName): Database
  /** Every database that was ever asked for. */
  databases(): Iterable<Database>
  readonly log: Log
}

/** A log is rewritten at the start when it is this large and at least half of its documents are outdated. */
const compactFrom = 8 << 20

const replayInto = (database: Database, { time, snapshot, documents }: Record): void => {
  database.apply(
    time,
    documents.map(({ path, document }) => ({ path, before: database.get(path), after: document })),
  )
  if (snapshot) database.history.forgetUntil(time)
}

/** Opens the store of `dir`, or an empty one in memory; `clock` then goes on after everything it holds. Throws when another process has `dir` open. */
export function openStore(dir: string | undefined, clock: Clock): Store {
  const databases = new Map<DatabaseName, Database>()
  // A database remembers nothing from before its first record, nor from before this start when it has none.
  const database = (name: DatabaseName, start = clock.next()): Database => {
    const found = databases.get(name) ?? createDatabase(name, start)
    databases.set(name, found)
    return found
  }
  if (dir === undefined)
    return { database: name => database(name), databases: () => databases.values(), log: noLog }
  const unlock = lockDirectory(dir)
  try {
    const log = loadInto(dir, databases, database, clock)
    const close = (): void => {
      log.close()
      unlock()
    }
    return {
      database: name => database(name),
      databases: () => databases.values(),
      log: { append: log.append, close },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Reads the log of `dir` into the databases and leaves it open, rewritten when most of it is outdated. */
function loadInto(
  dir: string,
  databases: ReadonlyMap<DatabaseName, Database>,
  database: (name: DatabaseName, start: bigint) => Database,
  clock: Clock,
): Log {
  let written = 0
  let last = 0n
  let log = openLog(dir, record => {
    replayInto(database(record.database, record.time - 1n), record)
    written += record.documents.length
    last = record.time > last ? record.time : last
  })
  clock.advanceTo(last)
  let live = 0
  for (const each of databases.values()) live += each.size
  if (log.bytes > compactFrom && written > live * 2) {
    log.close()
    writeRecords(logFile(dir), last, databases.values())
    log = openLog(dir, () => undefined)
  }
  return log
}
