import type { Caller } from '../service/Service.ts'
import type { Clock } from '../storage/createClock.ts'
import type { Database } from '../storage/createDatabase.ts'
import type { Store } from '../storage/openStore.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { databaseIdOf, projectOf } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import type { CommitEvent, DocumentChange } from './CommitEvent.ts'
import { stageWrites } from './stageWrites.ts'
import type { Staged } from './stageWrites.ts'
import type { Transaction } from './Transaction.ts'
import type { Transactions } from './createTransactions.ts'
import type { Write } from './Write.ts'

export interface CommitRequest {
  readonly database: DatabaseName
  readonly writes: readonly Write[]
  readonly caller: Caller
  readonly transaction: Transaction | null
  /** Throws when the caller may not do this; it is asked before preconditions are held against the writes. */
  judge(staged: Staged, time: bigint): void
}

/** The only writer. */
export interface Committer {
  /** Applies all writes or none, puts them in the log and tells the listeners. Throws a StatusError when refused. */
  commit(request: CommitRequest): { readonly time: bigint; readonly staged: Staged }
  /** Puts documents in place as they are, versions and all; `null` takes one away. */
  restore(
    database: DatabaseName,
    documents: readonly { path: string; document: StoredDocument | null }[],
  ): void
}

/** What the writer tells after a commit. */
export interface CommitPorts {
  readonly store: Store
  readonly clock: Clock
  readonly transactions: Transactions
  /** Told of every change; `touched` are documents whose write changed nothing. */
  notify(
    database: Database,
    time: bigint,
    changes: readonly DocumentChange[],
    touched: readonly StoredDocument[],
  ): void
  publish(event: CommitEvent): void
}

/** Makes the writer. Everything in it is synchronous, so a commit is atomic for every reader. */
export function createCommitter({ store, clock, transactions, notify, publish }: CommitPorts): Committer {
  const apply = (
    database: Database,
    time: bigint,
    after: ReadonlyMap<string, StoredDocument | null>,
    caller: Caller | null,
  ): void => {
    const changes: DocumentChange[] = []
    const touched: StoredDocument[] = []
    for (const [path, document] of after) {
      const before = database.get(path)
      if (before !== document) changes.push({ path, before, after: document })
      else if (document !== null) touched.push(document)
    }
    if (changes.length > 0) {
      const documents = changes.map(({ path, after: document }) => ({ path, document }))
      store.log.append({ database: database.name, time, snapshot: false, documents })
      store.databases.keep(database)
      // A list that has grown has room for more, and this one is remembered for half an hour.
      database.apply(time, changes.slice())
    }
    notify(database, time, changes, touched)
    if (changes.length > 0 && caller !== null)
      publish({
        project: projectOf(database.name),
        database: databaseIdOf(database.name),
        time,
        changes,
        caller,
      })
  }
  return {
    commit: ({ database: name, writes, caller, transaction, judge }) => {
      const database = store.databases.get(name)
      const time = clock.next()
      const staged = stageWrites(writes, database.get, time)
      if (transaction !== null) {
        try {
          transactions.validate(transaction, database)
        } finally {
          transactions.end(transaction)
        }
      }
      judge(staged, time)
      if (staged.failure !== null) throw staged.failure
      apply(database, time, staged.after, caller)
      return { time, staged }
    },
    restore: (name, documents) =>
      apply(
        store.databases.get(name),
        clock.next(),
        new Map(documents.map(({ path, document }) => [path, document])),
        null,
      ),
  }
}
