import { addMessage } from './addMessage.ts'
import { chatOf, findMessage } from './chatOf.ts'
import type { ActPorts, ActResult } from './personActs.ts'
import type { Community } from './State.ts'

const defaultAdmin = 7_001

/** What an admin does in VK's own interface, beside the inbox. */
export interface StaffActs {
  /** Writes to a person; undefined when there is no word between them yet. */
  write(
    community: Community,
    to: number,
    content: Record<string, unknown>,
    admin?: number,
  ): Promise<ActResult | undefined>
  /** Changes a message of the community. */
  edit(
    community: Community,
    to: number,
    cmid: number,
    content: Record<string, unknown>,
  ): Promise<ActResult | undefined>
}

export function createStaffActs({ world, state, offer, shown }: ActPorts): StaffActs {
  return {
    async write(community, to, content, admin = defaultAdmin) {
      const chat = chatOf(state(), community, to)
      if (!chat) return undefined
      const stored = addMessage(world, community, chat, 1, { ...content, admin_author_id: admin })
      shown(chat, stored)
      const { message } = stored
      const { id: message_id, conversation_message_id } = message
      const answer = await offer(community, {
        type: 'message_reply',
        object: message,
        peer: to,
        text: message.text,
      })
      return { message_id, conversation_message_id, ...answer }
    },

    async edit(community, to, cmid, content) {
      const chat = chatOf(state(), community, to)
      const stored = chat && findMessage(chat, cmid)
      if (!stored || stored.message.out === 0 || stored.deleted) return undefined
      stored.message = {
        ...stored.message,
        ...content,
        update_time: Math.floor(world.clock.now() / 1000),
        version: stored.message.version + 1,
      }
      shown(chat, stored)
      const { message } = stored
      const answer = await offer(community, {
        type: 'message_edit',
        object: message,
        peer: to,
        text: message.text,
      })
      return { message_id: message.id, conversation_message_id: cmid, ...answer }
    },
  }
}
