import { deleteApp, initializeApp } from 'firebase-admin/app'
import type { App } from 'firebase-admin/app'
import { getFirestore, Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  channelPath,
  companyPath,
  managerPath,
  messageDayPath,
  messageDaysPath,
  messagePath,
  personPath,
} from '@chats/domain/paths'
import { createMessageCounts } from '../../functions/src/firestore/createMessageCounts.ts'
import { countMessages } from '../../functions/src/usecases/countMessages.ts'
import { runFirestore } from '../../local/src/firestore/runFirestore.ts'

let server: Awaited<ReturnType<typeof runFirestore>>
let app: App
let db: Firestore
beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${server.port}`
  app = initializeApp({ projectId: 'demo-chats' }, 'messageCounts')
  db = getFirestore(app)
})
afterAll(async () => {
  await deleteApp(app)
  await server.close()
})

const now = Date.UTC(2026, 2, 10, 14, 30)
const HOUR = 3_600_000
const count = (at = now) => countMessages(createMessageCounts(db), { now: at, log: () => undefined })
const days = async () => {
  const { docs } = await db.collection(messageDaysPath).get()
  return Object.fromEntries(docs.map(doc => [doc.id, doc.data()]))
}
let written = 0
const put = (chatId: string, direction: string, kind: string, authorId: string, minutesAgo: number) =>
  db.doc(messagePath(chatId, `m${++written}`)).set({
    chatId,
    direction,
    kind,
    content: { kind },
    author: { id: authorId, type: authorId === 'anna' ? 'manager' : 'bot' },
    at: Timestamp.fromMillis(now - minutesAgo * 60_000),
  })

it('messages are counted by hour, manager and channel from what is stored, again and again the same', async () => {
  await db.doc(companyPath).set({ timeZone: 'Europe/Kyiv' })
  await count()
  expect(await days()).toEqual({})

  for (const id of ['bot', 'bot-2']) await db.doc(channelPath(id)).set({ state: 'active' })
  await db.doc(managerPath('anna')).set({ name: 'Anna' })
  await put('bot_1', 'in', 'text', 'p', 20)
  await put('bot_1', 'in', 'press', 'p', 15)
  await put('bot_1', 'in', 'indicator', 'p', 14)
  await put('bot_1', 'out', 'text', 'anna', 10)
  await put('bot-2_1', 'out', 'text', 'tunnel', 9)
  await put('bot-2_1', 'internal', 'note', 'anna', 8)
  await put('bot_1', 'in', 'photo', 'p', 24 * 60)
  await count()
  const found = await days()
  expect(found['2026-03-10']).toMatchObject({
    hours: { 16: { in: 1, out: 2 } },
    managers: { anna: { 16: 1 } },
    channels: { bot: { in: 1, out: 1 }, 'bot-2': { in: 0, out: 1 } },
  })
  expect(found['2026-03-09']).toMatchObject({ hours: { 16: { in: 1, out: 0 } } })
  await count()
  expect((await days())['2026-03-10']).toEqual(found['2026-03-10'])
})

it('waits for answers are read from the talks, each once, however far back the question is', async () => {
  const chatId = 'bot_waits'
  await put(chatId, 'out', 'text', 'anna', 50 * 60)
  await put(chatId, 'in', 'text', 'p', 40 * 60)
  // More than one page of what nobody answered.
  for (let more = 0; more < 30; more++) await put(chatId, 'in', 'text', 'p', 39 * 60 - more)
  await put(chatId, 'out', 'text', 'tunnel', 60)
  await put(chatId, 'out', 'text', 'anna', 30)
  await put(chatId, 'in', 'text', 'p', 25)
  await put(chatId, 'out', 'text', 'anna', 21)
  await put(chatId, 'in', 'text', 'p', 13)
  await put(chatId, 'out', 'text', 'anna', 3)
  const read = async () => {
    const day = (await days())['2026-03-10']
    return { day: day?.['waits'], until: day?.['waitsUntil'].toMillis(), waiting: day?.['waiting'] }
  }
  await db.doc(messageDayPath('2026-03-10')).delete()
  await db.doc(personPath('unread')).set({ unreadSince: Timestamp.fromMillis(now) })
  await count()
  const first = await read()
  // Anna's answers of half an hour ago (a day and a half) and of 21 minutes ago; in the other chat hers was too late to tell.
  const waits = { '172800': 1, '240': 1 }
  expect(first).toEqual({
    day: { hours: { 16: waits }, managers: { anna: waits }, channels: { bot: waits } },
    until: now - HOUR / 4,
    waiting: 1,
  })
  await count()
  expect(await read()).toEqual(first)
  await count(now + HOUR)
  // What was too fresh before: three minutes ago after ten, and ten minutes ago in the other chat, to a photo of yesterday.
  expect((await read()).day?.managers).toEqual({ anna: { ...waits, '600': 1, '86400': 1 } })
  // Yesterday is whole.
  expect((await days())['2026-03-09']?.['waitsUntil'].toMillis()).toBe(Date.UTC(2026, 2, 9, 22))
})
