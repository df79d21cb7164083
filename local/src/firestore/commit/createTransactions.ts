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
   * Waits until no other transaction holds one of `paths`, and holds them then; after a while it takes them over.
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

const counter = (value: number): Buffer => {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(value, 0, 6)
  return bytes
}

/** Makes the registry of open transactions; `now` is in milliseconds. */
export function createTransactions(now: () => number = Date.now): Transactions {
  const prefix = randomBytes(6)
  let begun = 0
  const open = new Map<string, Transaction>()
  const holders = new Map<string, Transaction>()
  const heldBy = new Map<Transaction, string[]>()
  const waiting = new Map<string, Set<() => void>>()
  const waitsOn = new Map<Transaction, Set<string>>()

  const release = (transaction: Transaction): void => {
    for (const key of heldBy.get(transaction) ?? []) {
      // Another one may have taken it over meanwhile.
      if (holders.get(key) !== transaction) continue
      holders.delete(key)
      const [next] = waiting.get(key) ?? []
      next?.()
    }
    heldBy.delete(transaction)
  }
  const end = (transaction: Transaction): void => {
    open.delete(transaction.id)
    release(transaction)
    // A map that shrinks and grows keeps what was in it reachable for a while: it is to be small.
    transaction.documents.clear()
    transaction.queries.length = 0
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
  /** Whether `holder` itself, or one that it waits for, waits for `transaction`. */
  const waitsFor = (
    holder: Transaction,
    transaction: Transaction,
    seen = new Set<Transaction>(),
  ): boolean => {
    if (holder === transaction) return true
    if (seen.has(holder)) return false
    seen.add(holder)
    return [...(waitsOn.get(holder) ?? [])].some(key => {
      const next = holders.get(key)
      return next !== undefined && waitsFor(next, transaction, seen)
    })
  }
  /** Who was silent all that time is likely dead: nobody waits for another document of theirs. */
  const giveUpOn = (holder: Transaction | undefined): void => {
    if (holder !== undefined && holder.usedAt <= now() - waitsAtMostMs) release(holder)
  }
  const waitAs = async (transaction: Transaction, key: string): Promise<boolean> => {
    const keys = waitsOn.get(transaction) ?? new Set()
    waitsOn.set(transaction, keys.add(key))
    const free = await waitFor(key)
    keys.delete(key)
    if (keys.size === 0) waitsOn.delete(transaction)
    return free
  }
  return {
    begin: (database, { readOnly, readTime }) => {
      expire()
      // The random part keeps the ids of two servers, or of two starts of one, apart.
      const id = Buffer.concat([prefix, counter(++begun)]).toString('base64')
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
        for (
          let holder = holders.get(key);
          holder !== undefined && holder !== transaction;
          holder = holders.get(key)
        ) {
          // Two that wait for each other would both wait their time out: one goes on, and the commit judges.
          if (waitsFor(holder, transaction)) break
          if (await waitAs(transaction, key)) continue
          giveUpOn(holders.get(key))
          break
        }
        if (!open.has(transaction.id) || holders.get(key) === transaction) continue
        // The next ones wait for this transaction, not for the one that was waited for in vain.
        holders.set(key, transaction)
        const held = heldBy.get(transaction)
        if (held === undefined) heldBy.set(transaction, [key])
        else held.push(key)
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
