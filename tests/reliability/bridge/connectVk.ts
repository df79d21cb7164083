import type { Bridge } from '../../bridge/startBridge.ts'
import { queueText, untilActive } from './connectTelegram.ts'
import type { Line } from './Line.ts'

/** Connects a new VK community of the simulator the way an admin does in the console. */
export async function connectVk(bridge: Bridge, number: number): Promise<Line> {
  const channel = `r-vk-${number}`
  const token = `vk1.reliability-${number}`
  const group_id = 700_000 + number
  const names = { title: `Community ${number}`, screen_name: `r_club_${number}` }
  await bridge.sim('vk/communities', { channel, token, group_id, ...names })
  await bridge.db.doc(`channelSecrets/${channel}`).set({ messenger: 'vk', token })
  await untilActive(bridge, channel)
  const from = (chat: number) => ({ id: 1000 + chat, first_name: `Person`, last_name: `${chat}` })
  const chatId = (chat: number) => `${channel}_${1000 + chat}`

  return {
    messenger: 'vk',
    channel,
    chatId,
    say: async (chat, text) => void (await bridge.sim('vk/say', { channel, from: from(chat), text })),
    queue: (chat, text) => queueText(bridge, chatId(chat), text),
    async poison(chat) {
      const message = { id: 0, date: 'never', peer_id: from(chat).id, from_id: from(chat).id, text: 1 }
      await bridge.sim('vk/events', { channel, type: 'message_new', object: { message } })
    },
  }
}
