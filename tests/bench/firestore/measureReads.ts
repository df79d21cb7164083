import type { Firestore } from '@google-cloud/firestore'
import { composeRow } from './measureWrites.ts'
import type { Figure } from './Row.ts'
import type { Server } from './startServer.ts'
import { timeEach, timeTogether } from './timeEach.ts'

const STORED = 2000
const PER_BATCH = 500

/** Stores what is read. */
export async function storeRows(db: Firestore, collection: string, count = STORED): Promise<void> {
  for (let from = 0; from < count; from += PER_BATCH) {
    const batch = db.batch()
    for (let index = from; index < Math.min(count, from + PER_BATCH); index += 1)
      batch.set(db.doc(`${collection}/${index}`), composeRow(index))
    await batch.commit()
  }
}

/** Gets and a query over the documents of `storeRows`. */
export async function measureReads(
  server: Server,
  db: Firestore,
  collection: string,
): Promise<readonly Figure[]> {
  const rows = db.collection(collection)
  const page = rows.where('state', '==', 'open').orderBy('at', 'desc').limit(30)
  await page.get()
  return [
    await timeEach(server, 'get, one at a time, p50', 100, index => rows.doc(String(index)).get()),
    await timeTogether(server, 'get, 50 in flight', { n: 600, inFlight: 50 }, index =>
      rows.doc(String(index)).get(),
    ),
    await timeEach(server, 'query: equality, order, limit 30 of 2,000, p50', 30, () => page.get()),
    await timeTogether(server, 'the same query, 10 in flight', { n: 60, inFlight: 10 }, () => page.get()),
  ]
}
