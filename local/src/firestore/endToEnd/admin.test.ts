import { deleteApp, initializeApp } from 'firebase-admin/app'
import type { App } from 'firebase-admin/app'
import { AggregateField, FieldValue, getFirestore, Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runFirestore } from '../runFirestore.ts'
import type { RunningServer } from '../server.ts'

let server: RunningServer
let app: App
let db: Firestore

beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${server.port}`
  app = initializeApp({ projectId: 'demo-admin' })
  db = getFirestore(app)
})
afterAll(async () => {
  await db?.terminate()
  await deleteApp(app)
  await server?.close()
})
beforeEach(() =>
  fetch(`http://127.0.0.1:${server.port}/emulator/v1/projects/demo-admin/databases/(default)/documents`, {
    method: 'DELETE',
  }),
)

it('keeps every kind of value', async () => {
  const at = Timestamp.fromMillis(1_700_000_000_123)
  const data = {
    text: 'Привет 👋',
    int: 42,
    double: 0.5,
    nan: Number.NaN,
    no: false,
    nothing: null,
    at,
    bytes: Buffer.from([0, 255]),
    ref: db.doc('a/b'),
    list: [1, 'two', [][0] ?? null],
    map: { 'a.b': { deep: true } },
    vector: FieldValue.vector([1, 2]),
  }
  await db.doc('values/v').set(data)
  const read = (await db.doc('values/v').get()).data()
  expect(read?.['at'].isEqual(at)).toBe(true)
  expect(read?.['ref'].path).toBe('a/b')
  expect(read?.['vector'].toArray()).toEqual([1, 2])
  expect(read).toMatchObject({
    text: 'Привет 👋',
    int: 42,
    double: 0.5,
    nan: Number.NaN,
    no: false,
    nothing: null,
  })
  expect(read?.['map']).toEqual({ 'a.b': { deep: true } })
  expect(Buffer.from(read?.['bytes'])).toEqual(Buffer.from([0, 255]))
})

it('applies transforms and preconditions with exact codes', async () => {
  const ref = db.doc('c/d')
  await ref.create({ n: 1, tags: ['a'] })
  await expect(ref.create({})).rejects.toMatchObject({ code: 6 })
  await expect(db.doc('c/none').update({ n: 1 })).rejects.toMatchObject({ code: 5 })
  await expect(ref.delete({ lastUpdateTime: Timestamp.fromMillis(1000) })).rejects.toMatchObject({ code: 9 })
  await ref.update({
    n: FieldValue.increment(2),
    tags: FieldValue.arrayUnion('b'),
    at: FieldValue.serverTimestamp(),
    'm.x': 1,
  })
  const read = (await ref.get()).data()
  expect(read).toMatchObject({ n: 3, tags: ['a', 'b'], m: { x: 1 } })
  expect(read?.['at']).toBeInstanceOf(Timestamp)
})

it('runs queries, aggregations, collection groups and paging', async () => {
  const batch = db.batch()
  for (let n = 0; n < 10; n++) batch.set(db.doc(`q/x/items/i${n}`), { n, even: n % 2 === 0 })
  await batch.commit()
  const items = db.collection('q/x/items')
  const page = await items.where('even', '==', true).orderBy('n', 'desc').startAfter(8).limit(2).get()
  expect(page.docs.map(item => item.id)).toEqual(['i6', 'i4'])
  expect((await db.collectionGroup('items').where('n', 'in', [1, 2]).get()).size).toBe(2)
  expect((await items.where('n', '>', 100).get()).empty).toBe(true)
  const sums = await items
    .aggregate({
      count: AggregateField.count(),
      sum: AggregateField.sum('n'),
      mean: AggregateField.average('n'),
    })
    .get()
  expect(sums.data()).toEqual({ count: 10, sum: 45, mean: 4.5 })
  expect((await db.doc('q/x').listCollections()).map(({ id }) => id)).toEqual(['items'])
  expect((await db.collection('q').listDocuments()).map(({ id }) => id)).toEqual(['x'])
  expect((await db.getAll(db.doc('q/x/items/i1'), db.doc('q/none'))).map(item => item.exists)).toEqual([
    true,
    false,
  ])
})

it('runs transactions against each other without losing an increment', async () => {
  const ref = db.doc('t/counter')
  await ref.set({ n: 0 })
  await Promise.all(
    Array.from({ length: 5 }, () =>
      db.runTransaction(async transaction => {
        const { n } = (await transaction.get(ref)).data() ?? {}
        transaction.update(ref, { n: n + 1 })
      }),
    ),
  )
  expect((await ref.get()).get('n')).toBe(5)
})

it('listens to a query and a document', async () => {
  const seen: string[] = []
  const stop = db
    .collection('live')
    .orderBy('n')
    .onSnapshot(snapshot => seen.push(snapshot.docs.map(item => item.id).join()))
  await expect.poll(() => seen.at(-1)).toBe('')
  await db.doc('live/b').set({ n: 2 })
  await db.doc('live/a').set({ n: 1 })
  await expect.poll(() => seen.at(-1)).toBe('a,b')
  await db.doc('live/a').update({ n: 3 })
  await expect.poll(() => seen.at(-1)).toBe('b,a')
  await db.doc('live/b').delete()
  await expect.poll(() => seen.at(-1)).toBe('a')
  stop()
})

it('writes in bulk and deletes recursively', async () => {
  const writer = db.bulkWriter()
  for (let n = 0; n < 50; n++) void writer.set(db.doc(`bulk/${n}`), { n })
  void writer.set(db.doc('bulk/1/under/x'), { n: 1 })
  await writer.close()
  expect((await db.collection('bulk').count().get()).data().count).toBe(50)
  await db.recursiveDelete(db.collection('bulk'))
  expect((await db.collection('bulk').count().get()).data().count).toBe(0)
  expect((await db.doc('bulk/1/under/x').get()).exists).toBe(false)
})
