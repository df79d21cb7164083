import { deleteApp, initializeApp } from 'firebase-admin/app'
import type { App } from 'firebase-admin/app'
import { getFirestore, Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chatIdOf, incomingMessageId } from '../../domain/src/ids.ts'
import type { Inbound } from '../../domain/src/Inbound.ts'
import { sendKeyOf } from '../../domain/src/sendKeyOf.ts'
import { createInbox } from '../../functions/src/firestore/createInbox.ts'
import type { Inbox } from '../../functions/src/usecases/Inbox.ts'
import { runFirestore } from '../../local/src/firestore/runFirestore.ts'

// What a real database makes of a history: the same as receiveHistory.test.ts holds of the pure part.
const NOW = 100_000
const OURS = '0b7e5a52-6c1b-4c52-9d8c-2f4d1c0e7a11'
let server: Awaited<ReturnType<typeof runFirestore>>
let app: App
let db: Firestore
let inbox: Inbox
let channelId = ''
let channels = 0
beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${server.port}`
  app = initializeApp({ projectId: 'demo-chats' }, 'intake')
  db = getFirestore(app)
  db.settings({ ignoreUndefinedProperties: true })
  inbox = createInbox(db)
})
afterAll(async () => {
  await deleteApp(app)
  await server.close()
})
beforeEach(() => begin())

function begin(): void {
  channelId = `vk-${++channels}`
}
const chatId = () => chatIdOf(channelId, '7')
const receive = (inbound: Inbound) =>
  inbox.receive(inbound, { channelId, chatId: chatId(), messenger: 'vk' }, NOW)
const docOf = async (id: string) => (await db.doc(`chats/${chatId()}/messages/${id}`).get()).data()
const numbered = (id: number) => docOf(incomingMessageId(String(id)))

const about = (externalId: string) => ({ sender: { externalId: '7', name: '' }, externalId })
const said = (id: number, text: string, more: object = {}): Inbound => ({
  type: 'message',
  ...about(String(id)),
  at: id * 1000,
  content: { kind: 'text', text },
  ...more,
})
const edited = (id: number, text: string, editedAt: number): Inbound => ({
  type: 'edit',
  ...about(String(id)),
  at: id * 1000,
  editedAt,
  content: { kind: 'text', text },
})
const reacted = (id: number, emoji: string[], at: number): Inbound => ({
  type: 'reaction',
  ...about(String(id)),
  at,
  emoji,
})
const told = (id: number, text: string, more: object = {}): Inbound => ({
  type: 'echo',
  ...about(String(id)),
  at: id * 1000,
  content: { kind: 'text', text },
  ...more,
})
const read = (id: number): Inbound => ({ type: 'read', ...about(String(id)), at: 50_000 })

/** A message of ours in this state. */
const put = (state: string, more: object = {}) =>
  db.doc(`chats/${chatId()}/messages/${OURS}`).set({
    schema: 1,
    chatId: chatId(),
    personId: `p-${chatId()}`,
    direction: 'out',
    kind: 'text',
    at: Timestamp.fromMillis(2500),
    content: { kind: 'text', text: 'ours' },
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    delivery: { state, attempt: 1 },
    sendKey: sendKeyOf(OURS),
    ...more,
  })

describe('a history of everything', () => {
  const history: readonly Inbound[] = [
    said(1, 'one'),
    said(2, 'two'),
    edited(2, 'two, better', 6000),
    edited(2, 'two, best', 7000),
    told(3, 'ours', { sendKey: sendKeyOf(OURS) }),
    reacted(3, ['👍'], 7000),
    reacted(3, ['❤️'], 8000),
    told(4, 'from VK itself'),
    reacted(1, ['🔥'], 9000),
    reacted(1, [], 9500),
    said(5, 'five', { replyTo: { externalId: '1', direction: 'in', kind: 'text', preview: 'one' } }),
    read(4),
  ]

  async function stateAfter(updates: readonly Inbound[]) {
    begin()
    await receive(said(0, 'hi'))
    await put('unconfirmed')
    for (const one of updates) expect(['stored', 'repeated']).toContain(await receive(one))
    const messages = await db.collection(`chats/${chatId()}/messages`).orderBy('at').get()
    const { lastMessage, unread, unreadSince } = (await db.doc(`people/p-${chatId()}`).get()).data() ?? {}
    const state = {
      messages: messages.docs.map(doc => [doc.id, doc.data()]),
      lastMessage,
      unread,
      unreadSince,
    }
    return JSON.parse(JSON.stringify(state).replaceAll(channelId, 'vk')) as unknown
  }

  it('shuffled, with any of it twice, is stored the same', async () => {
    const inOrder = await stateAfter(history)
    const anyOrder = fc
      .tuple(fc.shuffledSubarray([...history], { minLength: history.length }), fc.subarray([...history]))
      .chain(([all, twice]) =>
        fc.shuffledSubarray([...all, ...twice], { minLength: all.length + twice.length }),
      )
    await fc.assert(
      fc.asyncProperty(anyOrder, async updates => {
        expect(await stateAfter(updates)).toEqual(inOrder)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what may be about a message that is being sent', () => {
  beforeEach(async () => {
    await receive(said(1, 'one'))
    await put('sending', {
      delivery: { state: 'sending', attempt: 1, leaseUntil: Timestamp.fromMillis(NOW) },
    })
  })
  it.each([reacted(3, ['👍'], 7000), read(3)])(
    'is asked for again until that is settled: $type',
    async update => {
      expect(await receive(update)).toBe('early')
      expect(await numbered(3)).toBeUndefined()
      await put('sent', { externalId: '3' })
      expect(await receive(update)).toBe('stored')
      expect(await docOf(OURS)).toMatchObject(
        update.type === 'read' ? { delivery: { state: 'read' } } : { reactions: { in: ['👍'] } },
      )
      expect(await receive(update)).toBe('repeated')
    },
  )
})

describe('a read mark', () => {
  it('covers the newest fifty that are not read yet, and none after it', async () => {
    await receive(said(0, 'hi'))
    for (let id = 1; id <= 55; id++) await receive(told(id, `m${id}`))
    expect(await receive(read(53))).toBe('stored')
    const found = await db
      .collection(`chats/${chatId()}/messages`)
      .where('delivery.state', '==', 'read')
      .get()
    expect(found.size).toBe(48)
    expect((await numbered(53))?.['delivery']).toMatchObject({ state: 'read' })
    expect((await numbered(54))?.['delivery']).toMatchObject({ state: 'sent' })
  })
})

describe('typing', () => {
  it('is told for six seconds, and nothing else is written', async () => {
    expect(await receive({ type: 'typing', sender: { externalId: '7', name: '' }, at: NOW })).toBe('stored')
    const doc = await db.doc(`typing/${chatId()}`).get()
    expect(doc.data()).toEqual({ schema: 1, until: Timestamp.fromMillis(NOW + 6000) })
    expect((await db.doc(`chats/${chatId()}`).get()).exists).toBe(false)
  })
})

describe('what is written elsewhere', () => {
  it('shows on the row and is not unread; its further parts too, but not those of ours', async () => {
    await receive(said(1, 'one'))
    await receive(told(2, 'from VK itself'))
    await receive(told(2, 'its second part', { externalId: '2-1' }))
    await put('sent', { externalId: '3' })
    await receive(told(3, 'the second part of ours', { externalId: '3-1' }))
    const timeline = await db.collection(`chats/${chatId()}/messages`).orderBy('at').get()
    expect(timeline.docs.map(doc => doc.get('content.text'))).toEqual([
      'one',
      'from VK itself',
      'its second part',
      'ours',
    ])
    expect((await db.doc(`people/p-${chatId()}`).get()).data()).toMatchObject({
      unread: 1,
      lastMessage: { text: 'its second part', direction: 'out' },
    })
  })
})
