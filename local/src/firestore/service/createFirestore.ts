import type { CommitEvent } from '../commit/CommitEvent.ts'
import { createCommitter } from '../commit/createCommitter.ts'
import { createTransactions } from '../commit/createTransactions.ts'
import { createClock } from '../storage/createClock.ts'
import { openStore } from '../storage/openStore.ts'
import { createWatch } from '../watch/createWatch.ts'
import { createJournal } from './createJournal.ts'
import { createMeters } from './createMeters.ts'
import { createRulesets } from './createRulesets.ts'
import { createService } from './createService.ts'
import { exportDatabase, readExport } from './exportDatabase.ts'
import type { Firestore, FirestoreOptions } from './Firestore.ts'

/** Makes a Firestore from the log in `dataDir`, or an empty one. Rejects when the log cannot be read or written. */
export async function createFirestore({
  dataDir,
  log = () => undefined,
}: FirestoreOptions = {}): Promise<Firestore> {
  const clock = createClock()
  const store = openStore(dataDir, clock)
  const watch = createWatch(clock, store.databases)
  const transactions = createTransactions()
  const meters = createMeters()
  const journal = createJournal()
  const rulesets = createRulesets(watch.recheck)
  const listeners = new Set<(event: CommitEvent) => void>()

  const publish = (event: CommitEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event)
      } catch (error) {
        log(`A commit listener failed: ${String(error)}`)
      }
    }
  }
  const committer = createCommitter({ store, clock, transactions, notify: watch.notify, publish })
  const databaseOf = (project: string, database: string) =>
    store.databases.get(`projects/${project}/databases/${database}`)
  return {
    service: createService({ store, clock, committer, transactions, watch, rulesets, meters, journal, log }),
    onCommit: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    rulesets,
    meters,
    inspect: { databases: store.databases.all, streams: watch.streams, journal },
    clear: (project, id) => {
      const database = databaseOf(project, id)
      committer.restore(
        database.name,
        [...database.documents()].map(({ path }) => ({ path, document: null })),
      )
      store.databases.forget(database)
    },
    exportTo: async (dir, { project, database, name }) =>
      exportDatabase(databaseOf(project, database), dir, name, clock.next()),
    importFrom: async (metadataFile, project) => {
      readExport(metadataFile, ({ database, documents }) => {
        const name =
          project === undefined ? database : database.replace(/^projects\/[^/]+/, `projects/${project}`)
        committer.restore(name, documents)
      })
    },
    close: async () => {
      watch.close()
      store.log.close()
    },
  }
}
