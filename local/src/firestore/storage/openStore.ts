import type { DatabaseName } from '../value/resourceName.ts'
import type { Clock } from './createClock.ts'
import { createDatabase } from './createDatabase.ts'
import type { Database } from './createDatabase.ts'
import { createDatabases } from './createDatabases.ts'
import type { Databases } from './createDatabases.ts'
import { lockDirectory } from './lockDirectory.ts'
import { logFile, noLog, openLog } from './openLog.ts'
import type { Log } from './openLog.ts'
import { writeRecords } from './writeRecords.ts'
import type { Record } from './Record.ts'

/** Every database of every project, with the log that keeps them. */
export interface Store {
  readonly databases: Databases
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
  if (dir === undefined) return { databases: createDatabases(clock.next), log: noLog }
  const unlock = lockDirectory(dir)
  try {
    const loaded = new Map<DatabaseName, Database>()
    const log = loadInto(dir, loaded, clock)
    const databases = createDatabases(clock.next)
    for (const database of loaded.values()) databases.keep(database)
    const close = (): void => {
      log.close()
      unlock()
    }
    return { databases, log: { append: log.append, close } }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Reads the log of `dir` into `databases` and leaves it open, rewritten when most of it is outdated. */
function loadInto(dir: string, databases: Map<DatabaseName, Database>, clock: Clock): Log {
  let written = 0
  let last = 0n
  let log = openLog(dir, record => {
    // A database remembers nothing from before its first record.
    const database = databases.get(record.database) ?? createDatabase(record.database, record.time - 1n)
    databases.set(record.database, database)
    replayInto(database, record)
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
