import { randomBytes } from 'node:crypto'
import { runQuery } from '../query/runQuery.ts'
import { currentView } from '../query/ReadView.ts'
import { statusError } from '../service/Status.ts'
import type { Database } from '../storage/createDatabase.ts'
import { invalid } from '../value/invalid.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import type { Transaction } from './Transaction.ts'

/** The transactions that are open. An id is base64. */
export interface Transactions {
  begin(database: DatabaseName, options: { readOnly: boolean; readTime: bigint | null }): Transaction
  /** Throws INVALID_ARGUMENT for an id that was never given, is over or has expired. */
  find(database: DatabaseName, id: string): Transaction
  /** Forgets it and lets those go on who wait for its documents. */
  end(transaction: Transaction): void
  /**
   * Waits until no other transaction holds one of `paths`, and holds them then; after a while it goes on without.
   * Only courtesy, so that many transactions on one document queue up instead of failing each other.
   */
  hold(transaction: Transaction, paths: readonly string[]): Promise<void>
  /** Throws ABORTED when anything that it read has changed since. */
  validate(transaction: Transaction, database: Database): void
}

// Firestore's own limits: 60 s of silence, 270 s in all.
const expiresAfterMs = 60_000
const lastsAtMostMs = 270_000
const waitsAtMostMs = 4_000

const aborted = (): Error =>
  statusError('ABORTED', 'Too much contention on these documents. Please try again.')

/** Makes the registry of open transactions; `now` is in milliseconds. */
export function createTransactions(now: () => number = Date.now): Transactions {
  const open = new Map<string, Transaction>()
  const holders = new Map<string, Transaction>()
  const waiting = new Map<string, Set<() => void>>()

  const release = (transaction: Transaction): void => {
    for (const [path, holder] of holders) {
      if (holder !== transaction) continue
      holders.delete(path)
      const [next] = waiting.get(path) ?? []
      next?.()
    }
  }
  const end = (transaction: Transaction): void => {
    open.delete(transaction.id)
    release(transaction)
  }
  const expire = (): void => {
    for (const each of open.values()) {
      if (each.usedAt > now() - expiresAfterMs) return
      end(each)
    }
  }
  const waitFor = (key: string): Promise<boolean> =>
    new Promise(resolve => {
      const queue = waiting.get(key) ?? new Set()
      waiting.set(key, queue)
      const done = (free: boolean): void => {
        clearTimeout(timer)
        queue.delete(wake)
        if (queue.size === 0) waiting.delete(key)
        resolve(free)
      }
      const wake = (): void => done(true)
      const timer = setTimeout(() => done(false), waitsAtMostMs)
      queue.add(wake)
    })
  return {
    begin: (database, { readOnly, readTime }) => {
      expire()
      const id = randomBytes(12).toString('base64')
      const transaction: Transaction = {
        id,
        database,
        readOnly,
        readTime,
        documents: new Map(),
        queries: [],
        begunAt: now(),
        usedAt: now(),
      }
      open.set(id, transaction)
      return transaction
    },
    find: (database, id) => {
      expire()
      const transaction = open.get(id)
      if (transaction !== undefined && transaction.begunAt <= now() - lastsAtMostMs) end(transaction)
      if (transaction?.database !== database || !open.has(id))
        throw invalid('The referenced transaction has expired or is no longer valid.')
      transaction.usedAt = now()
      open.delete(id)
      open.set(id, transaction)
      return transaction
    },
    end,
    hold: async (transaction, paths) => {
      // One order for all, so that two transactions seldom wait for each other.
      for (const path of [...paths].sort()) {
        const key = `${transaction.database}/${path}`
        let free = true
        for (
          let holder = holders.get(key);
          free && holder !== undefined && holder !== transaction;
          holder = holders.get(key)
        )
          free = await waitFor(key)
        if (free && open.has(transaction.id)) holders.set(key, transaction)
      }
    },
    validate: (transaction, database) => {
      for (const [path, document] of transaction.documents)
        if (database.get(path) !== document) throw aborted()
      for (const { query, documents } of transaction.queries) {
        const now = runQuery(currentView(database), query).documents
        if (now.length !== documents.length || now.some((each, at) => each !== documents[at])) throw aborted()
      }
    },
  }
}
