import { randomUUID } from 'node:crypto'
import { FieldValue } from 'firebase-admin/firestore'
import { expect } from 'vitest'
import type { Bridge } from './startBridge.ts'

/** How long the tests wait for what the functions do. */
export const until = { timeout: 20_000, interval: 40 }

/** A message document as it is stored. */
export interface StoredMessage {
  readonly id: string
  readonly direction: string
  readonly externalId?: string
  readonly at: { toMillis(): number }
  readonly content: {
    readonly kind: string
    readonly text?: string
    readonly what?: string
    readonly file?: {
      readonly state: string
      readonly name: string
      readonly type: string
      readonly path?: string
      readonly size?: number
    }
  }
  readonly albumId?: string
  readonly replyTo?: { readonly messageId?: string; readonly direction: string; readonly preview: string }
  readonly reactions?: { readonly in?: readonly string[] }
  readonly edits?: readonly { readonly content: { readonly text?: string } }[]
}

/** A Bot API call as the simulator saw it. */
export interface SeenCall {
  readonly seq: number
  readonly at: number
  readonly channel: string
  readonly method: string
  readonly params: { readonly text?: string; readonly chat_id?: number }
  readonly ok: boolean
}

let bots = 0

/** Connects a new bot the way an admin does, and gives what its test needs; faults of earlier tests are gone. */
export async function connectBot(bridge: Bridge) {
  const number = ++bots
  const channel = `bot-${number}`
  const token = `${1000 + number}:demo`
  const { db } = bridge
  await bridge.sim('faults', undefined, 'DELETE')
  await bridge.sim('telegram/bots', { channel, token, username: `bot${number}_bot`, title: `Bot ${number}` })
  await db.doc(`channelSecrets/${channel}`).set({ messenger: 'telegram', token })
  await expect
    .poll(async () => (await db.doc(`channels/${channel}`).get()).get('state'), until)
    .toBe('active')
  const webhookSecret: string = (await db.doc(`channelSecrets/${channel}`).get()).get('webhookSecret')

  const chatId = (person: number) => `${channel}_${person}`
  const read = async (path: string) => (await db.doc(path).get()).data()

  return {
    channel,
    token,
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

    say: (id: number, text: string) =>
      bridge.sim<{ message_id: number; update_id: number }>('telegram/say', {
        channel,
        from: { id, first_name: `Person ${id}` },
        text,
      }),

    /** Resolves when a person who is new is in the search: what their arrival sets going has come to its end. */
    described: (id: number) =>
      expect.poll(async () => (await db.doc(`search/p-${chatId(id)}`).get()).exists, until).toBe(true),

    act: (call: string, id: number, more: object = {}) =>
      bridge.sim<{ message_id: number }>(`telegram/${call}`, {
        channel,
        from: { id, first_name: `Person ${id}` },
        ...more,
      }),

    /** Queues an answer as a manager's browser does; `more` stands on the message. */
    async queue(
      id: number,
      text: string,
      messageId: string = randomUUID(),
      more: object = {},
    ): Promise<string> {
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

    /** What the messenger was asked to send, in order; texts of accepted calls only with `ok`. */
    async sends(): Promise<SeenCall[]> {
      const calls = await bridge.sim<SeenCall[]>('telegram/calls?after=0')
      return calls.filter(call => call.channel === channel && call.method === 'sendMessage')
    },

    /** Posts to the webhook past the simulator. */
    post: (body: BodyInit, headers: Record<string, string> = {}, path = `telegram/${channel}`) =>
      fetch(`${bridge.webhookUrl}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': webhookSecret,
          ...headers,
        },
        body,
      }),
  }
}
export type Bot = Awaited<ReturnType<typeof connectBot>>
