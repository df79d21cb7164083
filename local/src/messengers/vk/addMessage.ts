import type { World } from '../Messenger.ts'
import type { Chat, Community, StoredMessage, VkMessage } from './State.ts'

/** Puts a message at the end of a chat with ascending ids and the virtual time; `out` says that the community wrote it. */
export function addMessage(
  world: World,
  community: Community,
  chat: Chat,
  out: 0 | 1,
  fields: Record<string, unknown>,
): StoredMessage {
  const id = community.nextMessageId++
  const message: VkMessage = {
    date: Math.floor(world.clock.now() / 1000),
    from_id: out === 1 ? -community.id : chat.personId,
    id,
    version: 10_000 + id * 3,
    out,
    fwd_messages: [],
    important: false,
    is_hidden: false,
    attachments: [],
    conversation_message_id: chat.nextCmid++,
    text: '',
    peer_id: chat.personId,
    random_id: 0,
    ...fields,
  }
  const stored = { message }
  chat.messages.push(stored)
  return stored
}
