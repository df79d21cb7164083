import { randomUUID } from 'node:crypto'
import type { RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { chatPath, managerPath, messagePath, personPath } from '@chats/domain/paths'
import type { FirebaseApp } from 'firebase/app'
import type { Auth } from 'firebase/auth'
import { disableNetwork, enableNetwork, type Firestore } from 'firebase/firestore'
import type { Firestore as Admin } from '@google-cloud/firestore'
import { effectScope } from 'vue'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openFirestore } from '../../local/src/seed/openFirestore.ts'
import type { PastDocument } from '../../local/src/seed/historyDocuments.ts'
import { writeDocuments } from '../../local/src/seed/writeDocuments.ts'
import { backend, connectBackend } from '../../web/src/entities/backend.ts'
import { queueMessage } from '../../web/src/entities/messages/queueMessage.ts'
import { readMessages } from '../../web/src/entities/messages/readMessages.ts'
import { useMessages } from '../../web/src/entities/messages/useMessages.ts'
import { stored } from '../rules/roles.ts'
import { as, rulesEnvironment } from '../rules/rulesEnvironment.ts'
import { eventually } from '../support/eventually.ts'

/* The stretch of a chat that the page holds, on the real database: rules, listeners and paging are those of the page. */

const COUNT = 200
const BEGUN = Date.UTC(2026, 10, 25, 12)
const personId = 'p-long'
const idOf = (n: number) => `m${String(n).padStart(4, '0')}`

let env: RulesTestEnvironment
let admin: Admin
let close: () => Promise<void>
let chats = 0

const message = (chatId: string, n: number, more: object = {}): PastDocument => [
  messagePath(chatId, idOf(n)),
  {
    schema: 1,
    chatId,
    personId,
    direction: 'in',
    kind: 'text',
    at: BEGUN + Math.floor(n / 2) * 1_000,
    content: { kind: 'text', text: `${n}` },
    author: { type: 'person', id: personId, name: 'Анна' },
    externalId: `e${n}`,
    ...more,
  },
]

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  admin = openFirestore(env.emulators.firestore?.port ?? 0, env.projectId)
  await writeDocuments(admin, [
    [managerPath('M'), stored[managerPath('M')] ?? {}],
    [personPath(personId), { schema: 1, name: 'Анна', assigneeId: null }],
  ])
  connectBackend({
    db: as(env, 'M').firestore() as unknown as Firestore,
    app: {} as FirebaseApp,
    auth: {} as Auth,
    storage: () => Promise.reject(new Error('no storage here')),
    functions: () => Promise.reject(new Error('no functions here')),
  })
})
afterAll(async () => {
  await admin.terminate()
  await close()
})

/** A chat of its own, opened at its end. */
async function openStretch(count = COUNT) {
  const chatId = `demo_long${++chats}`
  await writeDocuments(admin, [
    [chatPath(chatId), { schema: 1, personId, channelId: 'demo' }],
    ...Array.from({ length: count }, (_, n) => message(chatId, n)),
  ])
  const scope = effectScope()
  const stretch = scope.run(() => useMessages(chatId))
  if (!stretch) throw new Error('no scope')
  onTestFinished(() => scope.stop())
  await eventually(() => expect(stretch.fromCache.value).toBe(false))
  const numbers = () => stretch.messages.value.map(({ id }) => Number(id.slice(1)))
  const expectWhole = () => {
    const all = numbers()
    expect(all).toEqual(all.map((_, i) => (all[0] ?? 0) + i))
  }
  return { chatId, stretch, numbers, expectWhole }
}

describe('the stretch of a chat', () => {
  it('begins at the newest messages and grows backwards', async () => {
    const { stretch, numbers, expectWhole } = await openStretch()
    expect(numbers()[0]).toBe(COUNT - 30)
    await stretch.loadOlder()
    expect(numbers()[0]).toBe(COUNT - 90)
    expectWhole()
    expect(stretch.hasNewer.value).toBe(false)
  })

  it('goes to a message far back, by our id or the messenger’s, with a page on each side', async () => {
    const { stretch, numbers, expectWhole } = await openStretch()
    expect(await stretch.goTo({ messageId: idOf(100) })).toBe(idOf(100))
    expect([numbers()[0], numbers().at(-1)]).toEqual([71, 130])
    expect(stretch.hasNewer.value).toBe(true)
    expect(await stretch.goTo({ externalId: 'e20' })).toBe(idOf(20))
    expect([numbers()[0], numbers().at(-1)]).toEqual([0, 50])
    expect(stretch.hasOlder.value).toBe(false)
    expectWhole()
    expect(await stretch.goTo({ messageId: 'nothing' })).toBeNull()
    expect(numbers()).toHaveLength(51)
  })

  it('goes to the first message from a moment on, which is where one with much unread opens', async () => {
    const { stretch, numbers } = await openStretch()
    expect(await stretch.goTo({ since: BEGUN + 20_000 })).toBe(idOf(40))
    expect([numbers()[0], numbers().at(-1)]).toEqual([11, 70])
    expect(await stretch.goTo({ since: BEGUN + 10_000_000 })).toBeNull()
  })

  it('grows both ways without a gap until it has reached the newest ones, and is live again', async () => {
    const { chatId, stretch, numbers, expectWhole } = await openStretch()
    await stretch.goTo({ messageId: idOf(100) })
    await stretch.loadOlder()
    expect(numbers()[0]).toBe(11)
    for (let page = 0; page < 5 && stretch.hasNewer.value; page++) await stretch.loadNewer()
    await eventually(() => expect(stretch.hasNewer.value).toBe(false))
    expect(numbers().at(-1)).toBe(COUNT - 1)
    expectWhole()
    await writeDocuments(admin, [message(chatId, COUNT)])
    await eventually(() => expect(numbers().at(-1)).toBe(COUNT))
    expectWhole()
  })

  it('counts what the person wrote meanwhile, shows none of it in between, and goes back', async () => {
    const { chatId, stretch, numbers } = await openStretch()
    await stretch.goTo({ messageId: idOf(50) })
    await writeDocuments(admin, [
      message(chatId, COUNT),
      message(chatId, COUNT + 1, { kind: 'indicator', content: { kind: 'indicator', what: 'resubscribed' } }),
      message(chatId, COUNT + 2, { direction: 'out' }),
    ])
    await eventually(() => expect(stretch.latest.value.at(-1)?.id).toBe(idOf(COUNT + 2)))
    expect(stretch.missed.value).toBe(1)
    expect(numbers().at(-1)).toBe(80)
    const before = stretch.generation.value
    stretch.toLatest()
    expect(stretch.generation.value).toBe(before + 1)
    expect([numbers()[0], numbers().at(-1)]).toEqual([COUNT - 27, COUNT + 2])
    expect(stretch.missed.value).toBe(0)
  })

  it('is live wherever it is: an edit and a removal in the middle are seen', async () => {
    const { chatId, stretch, numbers } = await openStretch()
    await stretch.goTo({ messageId: idOf(100) })
    const text = () => stretch.messages.value.find(({ id }) => id === idOf(110))?.content
    await writeDocuments(admin, [message(chatId, 110, { content: { kind: 'text', text: 'новое' } })])
    await eventually(() => expect(text()).toMatchObject({ text: 'новое' }))
    await admin.doc(messagePath(chatId, idOf(105))).delete()
    await eventually(() => expect(numbers()).not.toContain(105))
    expect(numbers()).toContain(131)
  })

  it('lets what is far from what is looked at rest, and catches up when that is near again', async () => {
    const { chatId, stretch, numbers, expectWhole } = await openStretch(400)
    for (let page = 0; page < 5; page++) await stretch.loadOlder()
    expect(numbers()[0]).toBe(70)
    const text = (n: number) => stretch.messages.value.find(({ id }) => id === idOf(n))?.content
    const look = (from: number, to: number) => stretch.look(idOf(from), idOf(to))
    look(75, 85)
    const edited = { content: { kind: 'text', text: 'новое' } }
    await admin.doc(messagePath(chatId, idOf(200))).delete()
    await writeDocuments(admin, [message(chatId, 340, edited), message(chatId, 150, edited)])
    await eventually(() => expect(text(150)).toMatchObject({ text: 'новое' }))
    expect(text(340)).toMatchObject({ text: '340' })
    expect(numbers()).toContain(200)
    expectWhole()

    look(335, 345)
    await eventually(() => expect(text(340)).toMatchObject({ text: 'новое' }))
    expect(numbers()).toContain(200)
    look(195, 205)
    await eventually(() => expect(numbers()).not.toContain(200))
    // The newest are live from wherever one looks, and what is awake is live again.
    await writeDocuments(admin, [message(chatId, 400), message(chatId, 199, edited)])
    await eventually(() => expect(numbers().at(-1)).toBe(400))
    await eventually(() => expect(text(199)).toMatchObject({ text: 'новое' }))
    expect(numbers()).toHaveLength(330)
  })

  it('has what lies around a message that was gone to live, on both sides', async () => {
    const { chatId, stretch } = await openStretch(400)
    await stretch.goTo({ messageId: idOf(100) })
    await stretch.loadOlder()
    const text = (n: number) => stretch.messages.value.find(({ id }) => id === idOf(n))?.content
    const edited = { content: { kind: 'text', text: 'новое' } }
    // Pages: 11…70, 71…100, 101…130.
    stretch.look(idOf(80), idOf(90))
    await writeDocuments(admin, [message(chatId, 20, edited), message(chatId, 120, edited)])
    await eventually(() => expect([text(20), text(120)]).toMatchObject([edited.content, edited.content]))
  })

  it('keeps what rests while there is no network to catch up by', async () => {
    const { chatId, stretch, numbers, expectWhole } = await openStretch(300)
    for (let page = 0; page < 4; page++) await stretch.loadOlder()
    const { db } = backend()
    const text = (n: number) => stretch.messages.value.find(({ id }) => id === idOf(n))?.content
    stretch.look(idOf(40), idOf(50))
    await disableNetwork(db)
    onTestFinished(() => enableNetwork(db))
    await writeDocuments(admin, [message(chatId, 240, { content: { kind: 'text', text: 'новое' } })])
    stretch.look(idOf(235), idOf(245))
    // As long as an answer is waited for, and longer.
    await new Promise(resolve => setTimeout(resolve, 4_000))
    expect(numbers()[0]).toBe(30)
    expectWhole()
    expect(text(240)).toMatchObject({ text: '240' })
    await enableNetwork(db)
    stretch.look(idOf(235), idOf(245))
    await eventually(() => expect(text(240)).toMatchObject({ text: 'новое' }))
    expectWhole()
  })

  it('is one stretch at once where the message is near the end', async () => {
    const { stretch, numbers, expectWhole } = await openStretch()
    await stretch.goTo({ messageId: idOf(COUNT - 45) })
    expect(stretch.hasNewer.value).toBe(false)
    expect(numbers().at(-1)).toBe(COUNT - 1)
    expectWhole()
  })
})

describe('what is sent', () => {
  const author = { id: 'M', name: String(stored[managerPath('M')]?.['name']) }
  const texts = ({ messages }: Awaited<ReturnType<typeof openStretch>>['stretch']) =>
    messages.value.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))

  it('stands at the end at once, before it is written down, and once', async () => {
    const { chatId, stretch } = await openStretch(3)
    const content = { kind: 'text', text: 'сразу' } as const
    const sent = queueMessage({ id: randomUUID(), chatId, personId, content, author })
    expect(texts(stretch)).toEqual(['0', '1', '2', 'сразу'])
    expect(stretch.messages.value.at(-1)).toMatchObject({ pending: true, delivery: { state: 'queued' } })
    await sent
    await eventually(() => expect(stretch.messages.value.at(-1)).toMatchObject({ pending: false }))
    expect(texts(stretch)).toEqual(['0', '1', '2', 'сразу'])
  })

  it('is gone when it is refused', async () => {
    const { chatId, stretch } = await openStretch(3)
    const content = { kind: 'text', text: 'чужое' } as const
    const other = { id: 'somebody', name: 'Somebody' }
    const sent = queueMessage({ id: randomUUID(), chatId, personId, content, author: other })
    expect(texts(stretch)).toContain('чужое')
    await expect(sent).rejects.toMatchObject({ code: 'permission-denied' })
    await eventually(() => expect(texts(stretch)).toEqual(['0', '1', '2']))
  })
})

describe('a browser without a network', () => {
  it('keeps more than a page of what it wrote, in order, before what it knew, and sends all of it', async () => {
    const { chatId, stretch } = await openStretch(40)
    const { db } = backend()
    const texts = () =>
      stretch.messages.value.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))
    const known = texts()
    const written = Array.from({ length: 75 }, (_, n) => `offline ${n}`)
    // What is written in one millisecond stands by its id.
    const ids = written.map(() => randomUUID()).sort()
    await disableNetwork(db)
    onTestFinished(() => enableNetwork(db))
    const author = { id: 'M', name: String(stored[managerPath('M')]?.['name']) }
    const sent: Promise<void>[] = []
    for (const [n, text] of written.entries()) {
      const id = ids[n] ?? ''
      sent.push(queueMessage({ id, chatId, personId, content: { kind: 'text', text }, author }))
      await eventually(() => expect(texts()).toEqual([...known, ...written.slice(0, n + 1)]))
    }
    await stretch.loadOlder()
    expect(texts()).toEqual([...known, ...written])

    // Whoever opens the chat now, as after a reload, finds the same.
    const scope = effectScope()
    onTestFinished(() => scope.stop())
    const again = scope.run(() => useMessages(chatId))
    const pending = () => (again?.messages.value ?? []).filter(one => one.pending).length
    await eventually(() => expect(pending()).toBe(written.length))

    await enableNetwork(db)
    await Promise.all(sent)
    await eventually(() => {
      expect(pending()).toBe(0)
      expect(stretch.messages.value.filter(one => one.pending)).toEqual([])
    })
    expect(texts().slice(-written.length)).toEqual(written)
    await stretch.loadOlder()
    await eventually(() => expect(texts()).toHaveLength(40 + written.length))
  })
})

describe('reading a chat back', () => {
  it('reads steps before a message until there is nothing older', async () => {
    const { chatId } = await openStretch(50)
    const first = await readMessages(chatId, idOf(40), 30)
    expect(first?.messages.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, n) => idOf(n + 10)))
    expect(first?.complete).toBe(false)
    const rest = await readMessages(chatId, first?.last ?? null, 30)
    expect(rest?.messages.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => idOf(n)))
    expect(rest?.complete).toBe(true)
    expect(await readMessages(chatId, 'nothing', 30)).toBeNull()
  })
})
