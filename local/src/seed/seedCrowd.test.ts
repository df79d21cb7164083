import type { Firestore, Query } from '@google-cloud/firestore'
import { searchQuery } from '@chats/domain/searchQuery'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runFirestore } from '../firestore/runFirestore.ts'
import type { RunningServer } from '../firestore/server.ts'
import { composeCrowd } from './composeCrowd.ts'
import { historyDocuments } from './historyDocuments.ts'
import { openFirestore } from './openFirestore.ts'
import { seedCrowd } from './seedCrowd.ts'
import { writeDocuments } from './writeDocuments.ts'

const NOW = Date.UTC(2026, 10, 25, 12)
const PEOPLE = 300
const crowd = [...composeCrowd(PEOPLE, NOW)]
let server: RunningServer
let db: Firestore
const told: number[] = []
const moveIn = (count: number) =>
  seedCrowd({ port: server.port, projectId: 'demo-crowd' }, { count, now: NOW }, done => told.push(done))

beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  db = openFirestore(server.port, 'demo-crowd')
  expect(await moveIn(PEOPLE)).toBe(PEOPLE)
})
afterAll(async () => {
  await db.terminate()
  await server.close()
})

it('writes what the client of the admin SDK would write', async () => {
  const other = openFirestore(server.port, 'demo-other')
  const documents = historyDocuments(crowd.slice(0, 40))
  await writeDocuments(other, documents)
  const data = async (from: Firestore) =>
    (await from.getAll(...documents.map(([path]) => from.doc(path)))).map(document => document.data())
  expect(await data(db)).toEqual(await data(other))
  await other.terminate()
})

it('has in it who waits and who is found, as many as there are', async () => {
  const count = async (query: Query) => (await query.count().get()).data().count
  const waiting = crowd.filter(({ chats }) => chats.some(({ unread }) => unread > 0))
  expect(waiting.length).toBeGreaterThan(0)
  expect(await count(db.collection('people'))).toBe(PEOPLE)
  expect(await count(db.collection('people').where('unread', '>', 0))).toBe(waiting.length)
  expect(await count(db.collection('people').where('assigneeId', '==', 'demo-oleg'))).toBe(
    crowd.filter(({ assigneeId }) => assigneeId === 'demo-oleg').length,
  )
  const name = crowd[0]?.name ?? ''
  const { anyOf = [] } = searchQuery(name) ?? {}
  const { docs } = await db.collection('search').where('tokens', 'array-contains-any', anyOf).get()
  expect(docs.map(hit => hit.id)).toContain(crowd[0]?.id)
})

it('tells how far it has come, the end too', () => expect(told).toEqual([PEOPLE]))

it('leaves those as they are who are there, also when more move in', async () => {
  const row = db.doc(`people/${crowd[0]?.id}`)
  await row.update({ name: 'Renamed' })
  await db.doc(`people/${crowd[200]?.id}`).delete()
  expect(await moveIn(PEOPLE)).toBe(1)
  expect(await moveIn(PEOPLE + 50)).toBe(50)
  expect((await row.get()).get('name')).toBe('Renamed')
})
