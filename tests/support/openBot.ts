import type { Firestore } from '@google-cloud/firestore'
import { eventually } from './eventually.ts'
import type { StackAddresses } from './StackAddresses.ts'

/** A Bot API call as the simulator saw it; `at` in milliseconds. */
export interface SentCall {
  readonly at: number
  readonly channel: string
  readonly method: string
  readonly params: { readonly text?: string; readonly chat_id?: number }
  readonly ok: boolean
}

/** A busy machine takes its time to start the function that connects. */
const CONNECTED_WITHIN_MS = 60_000

let bots = 0

/**
 * Connects a bot of a test file's own, so that its calls and faults are nobody else's. Persons are named by their first
 * name; equal names are one person.
 */
export async function openBot(stack: StackAddresses, db: Firestore, channel: string) {
  const token = `${process.pid % 100_000}${++bots}:test`
  const people = new Map<string, number>()

  async function sim<T = unknown>(path: string, body?: unknown, method = body ? 'POST' : 'GET'): Promise<T> {
    const answer = await fetch(new URL(`_sim/${path}`, stack.simulators), {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} _sim/${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  const person = (name: string) => {
    const id = people.get(name) ?? Number(token.split(':')[0]) * 1000 + people.size
    people.set(name, id)
    return { id, is_bot: false, first_name: name }
  }
  /** A person's deed, by the simulator's own call: say, edit, start, block, unblock. */
  const act = (deed: string, name: string, more: object = {}) =>
    sim<{ message_id: number }>(`telegram/${deed}`, { channel, from: person(name), ...more })
  const register = (newToken: string) => sim('telegram/bots', { channel, token: newToken, title: channel })
  const connect = async (newToken: string) => {
    await db.doc(`channelSecrets/${channel}`).set({ messenger: 'telegram', token: newToken }, { merge: true })
    await eventually(async () => {
      const state: unknown = (await db.doc(`channels/${channel}`).get()).get('state')
      if (state !== 'active') throw new Error(`channel ${channel} is ${state}`)
    }, CONNECTED_WITHIN_MS)
  }
  await register(token)
  await connect(token)

  return {
    channel,
    token,
    act,
    register,
    connect,
    chatId: (name: string) => `${channel}_${person(name).id}`,
    personId: (name: string) => `p-${channel}_${person(name).id}`,
    say: (name: string, text: string) => act('say', name, { text }),
    /** What the messenger was asked to send, in order. */
    async sends(): Promise<readonly SentCall[]> {
      const calls = await sim<SentCall[]>('telegram/calls?after=0')
      return calls.filter(call => call.channel === channel && call.method === 'sendMessage')
    },
    /** The texts that reached this person, in order. */
    async received(name: string): Promise<readonly string[]> {
      const calls = await this.sends()
      return calls
        .filter(({ ok, params }) => ok && params.chat_id === person(name).id)
        .map(({ params }) => params.text ?? '')
    },
    /** How often a text with this marker (`m-…`) reached a person, answered or not. */
    async delivered(marker: string): Promise<number> {
      const { delivered } = await sim<{ delivered: { marker: string; count: number }[] }>('ledger')
      return delivered.find(entry => entry.marker === marker)?.count ?? 0
    },
    fault: (rule: object) => sim('faults', [{ messenger: 'telegram', channel, ...rule }]),
    clearFaults: () => sim('faults', undefined, 'DELETE'),
    /** How often each kind of fault has struck. */
    fired: async () => (await sim<{ fired: Record<string, number> }>('faults')).fired,
  }
}
export type Bot = Awaited<ReturnType<typeof openBot>>
