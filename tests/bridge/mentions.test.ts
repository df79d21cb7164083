import { randomUUID } from 'node:crypto'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

const [chatId, personId] = ['demo_7', 'p-demo_7']
let bridge: Bridge

beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, role: 'manager', active: true, access: 'all' }
  const managers = {
    marina: { ...manager, role: 'admin' },
    anna: manager,
    ivan: manager,
    olga: { ...manager, access: 'assigned' },
    gone: { ...manager, active: false },
  }
  for (const [name, data] of Object.entries(managers))
    await bridge.db.doc(`managers/${name}`).set({ ...data, name })
  await bridge.db.doc(`chats/${chatId}`).set({ schema: 1, personId, channelId: 'demo', externalId: '7' })
  await bridge.db.doc(`people/${personId}`).set({ schema: 1, name: 'Ирина', assigneeId: null, chats: {} })
})
afterAll(() => bridge.close())

/** Puts a note down as a browser would. */
async function write(content: Record<string, unknown>): Promise<string> {
  const id = randomUUID()
  await bridge.db.doc(`chats/${chatId}/messages/${id}`).set({
    schema: 1,
    chatId,
    personId,
    direction: 'internal',
    kind: 'note',
    at: Timestamp.now(),
    content: { kind: 'note', ...content },
    author: { type: 'manager', id: 'marina', name: 'Марина' },
  })
  return id
}
const told = async (uid: string, messageId: string) =>
  (await bridge.db.doc(`managers/${uid}/notifications/mention_${messageId}`).get()).data()

describe('S-58…S-67: a note', () => {
  it('tells everybody it mentions who sees the person, with its words and its place', async () => {
    const id = await write({
      text: 'Возврат: посмотри, пожалуйста',
      mentions: { anna: 'Анна', ivan: 'Иван', olga: 'Ольга', gone: 'Пётр', marina: 'Марина', nobody: 'X' },
    })
    await expect
      .poll(() => told('anna', id), until)
      .toMatchObject({
        kind: 'mention',
        personId,
        personName: 'Ирина',
        chatId,
        messageId: id,
        text: 'Возврат: посмотри, пожалуйста',
        by: { id: 'marina', name: 'Марина' },
        readAt: null,
      })
    await expect.poll(() => told('ivan', id), until).toBeDefined()
    for (const uid of ['olga', 'gone', 'marina', 'nobody']) expect(await told(uid, id)).toBeUndefined()
    // It is nobody's last message, and goes nowhere.
    expect((await bridge.db.doc(`people/${personId}`).get()).get('lastMessage')).toBeUndefined()
    expect((await bridge.db.doc(`chats/${chatId}/messages/${id}`).get()).get('delivery')).toBeUndefined()
  })

  it('S-61: needs no comment to tell', async () => {
    const id = await write({ mentions: { anna: 'Анна' } })
    await expect.poll(() => told('anna', id), until).toMatchObject({ text: '' })
  })
})
