import type { Inbound } from '@chats/domain/Inbound'
import { z } from 'zod'
import type { History } from '../Messenger.ts'
import { callVk } from './callVk.ts'
import type { Community } from './callVk.ts'
import { readEcho, readMessage } from './readMessage.ts'
import { messageSchema } from './updateSchema.ts'

/** The most that VK gives at once: https://dev.vk.com/method/messages.getHistory */
const PAGE = 200

const talksSchema = z.looseObject({
  items: z.array(
    z.looseObject({
      conversation: z.looseObject({ peer: z.looseObject({ id: z.number().int(), type: z.string() }) }),
      last_message: z.looseObject({ date: z.number().int().nonnegative() }).optional(),
    }),
  ),
})
const saidSchema = z.looseObject({ items: z.array(z.unknown()) })

/** What people and a community have said to each other, as VK keeps it. */
export const readHistory = (community: Community): History => ({
  async talks(offset) {
    const params = { offset, count: PAGE, filter: 'all' }
    const called = await callVk(community, 'messages.getConversations', params, talksSchema)
    if (!called.ok) return null
    return called.result.items.map(({ conversation: { peer }, last_message }) => ({
      externalId: peer.type === 'user' ? String(peer.id) : null,
      lastAt: (last_message?.date ?? 0) * 1000,
    }))
  },

  async said(externalId, offset) {
    const params = { peer_id: externalId, offset, count: PAGE }
    const called = await callVk(community, 'messages.getHistory', params, saidSchema)
    return called.ok ? called.result.items.map(read) : null
  },
})

/** One that cannot be read is nothing here: the event of it, if it ever comes, goes to quarantine. */
function read(item: unknown): readonly Inbound[] {
  const message = messageSchema.safeParse(item)
  if (!message.success) return []
  return message.data.from_id < 0 ? readEcho(message.data) : readMessage(message.data)
}
