import { setTimeout as sleep } from 'node:timers/promises'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import { isUnavailable } from './storeFailure.ts'

/** Milliseconds before each further try. */
const WAITS_MS = [200, 500, 1000, 2000, 4000]

/**
 * A transaction that writes down what is told once: what a messenger has answered, what a person did that a tunnel waits
 * for. Where the client library has given up for contention or an unreachable database it is tried again for some seconds
 * more: without it, nobody would know what became of a message that has arrived.
 */
export async function writeDown<T>(
  db: Firestore,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await db.runTransaction(work)
    } catch (error) {
      if (!isUnavailable(error)) throw error
    }
    await sleep(waitMs)
  }
  return db.runTransaction(work)
}
