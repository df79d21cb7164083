import { FieldValue } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { Figure } from './Row.ts'
import type { Server } from './startServer.ts'
import { timeEach, timesInFlight, timeTogether } from './timeEach.ts'

const PER_BATCH = 500

/** A document of a few hundred bytes, like a row of the inbox. */
export const composeRow = (index: number) => ({
  name: `Person ${index}`,
  state: index % 2 === 0 ? 'open' : 'closed',
  at: index,
  unread: index % 7,
  labels: ['a', 'b'],
  last: { text: 'When does the next lesson start?', direction: 'in', at: index },
})

/** Sets, batches, increments and contended transactions. Everything lies below `round`, so rounds do not meet. */
export async function measureWrites(
  server: Server,
  db: Firestore,
  round: string,
): Promise<readonly Figure[]> {
  const single = db.collection(`single-${round}`)
  const many = db.collection(`many-${round}`)
  const batches = db.collection(`batches-${round}`)
  const counter = db.doc(`counters/${round}`)
  const contended = db.doc(`contended/${round}`)
  await counter.set({ n: 0 })
  await contended.set({ n: 0 })
  await timesInFlight(20, 5, index => single.doc(`warm-${index}`).set(composeRow(index)))

  const figures = [
    await timeEach(server, 'set, one at a time, p50', 100, index =>
      single.doc(String(index)).set(composeRow(index)),
    ),
    await timeTogether(server, 'set, 50 in flight', { n: 500, inFlight: 50 }, index =>
      many.doc(String(index)).set(composeRow(index)),
    ),
    await timeTogether(
      server,
      'batches of 500, documents',
      { n: 4, inFlight: 1, perTask: PER_BATCH },
      batch => {
        const writes = db.batch()
        for (let index = 0; index < PER_BATCH; index += 1)
          writes.set(batches.doc(String(batch * PER_BATCH + index)), composeRow(index))
        return writes.commit()
      },
    ),
    await timeTogether(server, 'increment of one document, 50 in flight', { n: 300, inFlight: 50 }, () =>
      counter.update({ n: FieldValue.increment(1) }),
    ),
  ]
  const transactions = await measureTransactions(server, db, contended)
  return [...figures, ...transactions]
}

const TRANSACTIONS = 200

async function measureTransactions(
  server: Server,
  db: Firestore,
  document: FirebaseFirestore.DocumentReference,
): Promise<readonly Figure[]> {
  let refused = 0
  const rate = await timeTogether(
    server,
    'transactions on one document, 10 in flight',
    { n: TRANSACTIONS, inFlight: 10 },
    () =>
      db
        .runTransaction(async transaction => {
          const found = await transaction.get(document)
          transaction.update(document, { n: Number(found.get('n')) + 1 })
        })
        .catch(() => (refused += 1)),
  )
  const lost = TRANSACTIONS - refused - Number((await document.get()).get('n'))
  return [
    rate,
    { what: 'lost updates of 200 transactions', unit: 'count', value: lost },
    { what: 'transactions that gave up', unit: 'count', value: refused },
  ]
}
