import { randomUUID } from 'node:crypto'
import { FieldValue } from 'firebase-admin/firestore'
import type { Bridge } from '../../bridge/startBridge.ts'
import { eventually } from '../../support/eventually.ts'
import type { Line } from './Line.ts'

/** Connects a new Telegram bot of the simulator the way an admin does in the console. */
export async function connectTelegram(bridge: Bridge, number: number): Promise<Line> {
  const channel = `r-telegram-${number}`
  const token = `${7000 + number}:reliability`
  await bridge.sim('telegram/bots', { channel, token, username: `r${number}_bot`, title: `Bot ${number}` })
  await bridge.db.doc(`channelSecrets/${channel}`).set({ messenger: 'telegram', token })
  await untilActive(bridge, channel)
  const from = (chat: number) => ({ id: 1000 + chat, first_name: `Person ${chat}` })
  const chatId = (chat: number) => `${channel}_${1000 + chat}`

  return {
    messenger: 'telegram',
    channel,
    chatId,
    say: async (chat, text) => void (await bridge.sim('telegram/say', { channel, from: from(chat), text })),
    queue: (chat, text) => queueText(bridge, chatId(chat), text),
    async poison(chat) {
      const update = {
        message: { message_id: -1, date: 'never', chat: { id: from(chat).id, type: 'private' } },
      }
      await bridge.sim('telegram/updates', { channel, update })
    },
  }
}

/** Waits until functions have connected the channel. */
export const untilActive = (bridge: Bridge, channel: string): Promise<void> =>
  eventually(async () => {
    const state: unknown = (await bridge.db.doc(`channels/${channel}`).get()).get('state')
    if (state !== 'active') throw new Error(`${channel} is ${String(state)}`)
  })

/** Queues an answer as a manager's browser does; answers its id. */
export async function queueText(bridge: Bridge, chatId: string, text: string): Promise<string> {
  const id = randomUUID()
  await bridge.db.doc(`chats/${chatId}/messages/${id}`).create({
    schema: 1,
    chatId,
    personId: `p-${chatId}`,
    direction: 'out',
    kind: 'text',
    at: FieldValue.serverTimestamp(),
    content: { kind: 'text', text },
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    delivery: { state: 'queued', attempt: 0 },
  })
  return id
}
