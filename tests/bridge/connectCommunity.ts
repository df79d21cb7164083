import { randomUUID } from 'node:crypto'
import { FieldValue } from 'firebase-admin/firestore'
import { expect } from 'vitest'
import { until } from './connectBot.ts'
import type { StoredMessage } from './connectBot.ts'
import type { Bridge } from './startBridge.ts'

/** A call of VK's API as the simulator saw it. */
export interface SeenVkCall {
  readonly at: number
  readonly channel: string
  readonly method: string
  readonly params: Readonly<Record<string, string>>
  readonly ok: boolean
}

/** Ids of what was said in the simulator, and how VK's delivery of it went. */
export interface Said {
  readonly conversation_message_id: number
  readonly event_id: string
  readonly status: number
}

let communities = 0

/** Connects a new VK community the way an admin does; faults of earlier tests are gone. */
export async function connectCommunity(bridge: Bridge) {
  const number = ++communities
  const channel = `vk-${number}`
  const groupId = 300_000 + number
  const token = `vk1.test-${number}`
  const { db } = bridge
  await bridge.sim('faults', undefined, 'DELETE')
  await bridge.sim('vk/communities', { channel, token, group_id: groupId, title: `Community ${number}` })
  await db.doc(`channelSecrets/${channel}`).set({ messenger: 'vk', token })
  await expect
    .poll(async () => (await db.doc(`channels/${channel}`).get()).get('state'), until)
    .toBe('active')
  const secret = (await db.doc(`channelSecrets/${channel}`).get()).data() ?? {}

  const chatId = (person: number) => `${channel}_${person}`
  const read = async (path: string) => (await db.doc(path).get()).data()
  const from = (id: number) => ({ id, first_name: `Person ${id}`, last_name: 'Test' })

  return {
    channel,
    groupId,
    token,
    confirmation: async () => String((await read(`channelSecrets/${channel}`))?.['confirmation']),
    secret: String(secret['webhookSecret']),
    chatId,
    person: (id: number) => read(`people/p-${chatId(id)}`),
    chat: (id: number) => read(`chats/${chatId(id)}`),
    message: (id: number, messageId: string) => read(`chats/${chatId(id)}/messages/${messageId}`),

    async timeline(id: number) {
      const found = await db
        .collection(`chats/${chatId(id)}/messages`)
        .orderBy('at')
        .get()
      return found.docs.map(doc => ({ ...doc.data(), id: doc.id }) as StoredMessage)
    },

    say: (id: number, text: string, more: object = {}) =>
      bridge.sim<Said>('vk/say', { channel, from: from(id), text, ...more }),
    act: <T = Said>(call: string, id: number, more: object = {}) =>
      bridge.sim<T>(`vk/${call}`, { channel, from: from(id), ...more }),
    /** An admin writes to a person, or changes a message, in VK's own interface. */
    staff: (to: number, text: string, more: object = {}) =>
      bridge.sim<Said>('vk/staff', { channel, to, text, ...more }),

    /** Queues an answer as a manager's browser does. */
    async queue(id: number, text: string, more: object = {}): Promise<string> {
      const messageId = randomUUID()
      await db.doc(`chats/${chatId(id)}/messages/${messageId}`).create({
        schema: 1,
        chatId: chatId(id),
        personId: `p-${chatId(id)}`,
        direction: 'out',
        kind: 'text',
        at: FieldValue.serverTimestamp(),
        content: { kind: 'text', text },
        author: { type: 'manager', id: 'anna', name: 'Anna' },
        delivery: { state: 'queued', attempt: 0 },
        ...more,
      })
      return messageId
    },

    async calls(method: string): Promise<SeenVkCall[]> {
      const calls = await bridge.sim<SeenVkCall[]>('vk/calls?after=0')
      return calls.filter(call => call.channel === channel && call.method === method)
    },
    /** What a person has on their phone, by text. */
    async delivered(): Promise<Readonly<Record<string, number>>> {
      const { delivered } = await bridge.sim<{ delivered: { marker: string; count: number }[] }>('ledger')
      return Object.fromEntries(delivered.map(({ marker, count }) => [marker, count]))
    },

    /** Posts whatever it is to the webhook. */
    postRaw: (body: BodyInit) =>
      fetch(`${bridge.webhookUrl}/vk/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    /** Posts an event to the webhook past the simulator. */
    post: (event: object, headers: Record<string, string> = {}, path = `vk/${channel}`) =>
      fetch(`${bridge.webhookUrl}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ group_id: groupId, v: '5.199', secret: secret['webhookSecret'], ...event }),
      }),
  }
}
export type ConnectedCommunity = Awaited<ReturnType<typeof connectCommunity>>
