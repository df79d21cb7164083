import { isRecord } from '../readForm.ts'
import { findMessage, openChat } from './chatOf.ts'
import { readPerson } from './readPerson.ts'
import type { Chat, Community, State, StoredMessage, VkMessage } from './State.ts'

/**
 * Takes over what a raw event tells, as if the person had done it here: the person, the chat, the message, the
 * permission. Gives what changed for the phone; odd events teach nothing.
 */
export function learnEvent(
  state: State,
  community: Community,
  type: string,
  object: unknown,
): { chat: Chat; stored?: StoredMessage } | undefined {
  if (!isRecord(object)) return undefined
  if (type === 'message_allow' || type === 'message_deny') {
    const person = readPerson(state, { id: object['user_id'] })
    if (!person) return undefined
    const chat = openChat(state, community, person.user.id)
    chat.allowed = type === 'message_allow'
    return { chat }
  }
  const message = type === 'message_new' ? object['message'] : object
  if (!type.startsWith('message_') || !isMessage(message)) return undefined
  const person = readPerson(state, { id: message.peer_id })
  if (!person) return undefined
  const chat = openChat(state, community, person.user.id)
  if (message.from_id === person.user.id) chat.allowed = true
  return { chat, stored: keep(chat, community, message) }
}

function isMessage(value: unknown): value is VkMessage {
  if (!isRecord(value) || typeof value['text'] !== 'string') return false
  return ['id', 'conversation_message_id', 'peer_id', 'from_id', 'date'].every(field =>
    Number.isSafeInteger(value[field]),
  )
}

/** Stores a message in the order of its ids, or replaces the one with the same id. */
function keep(chat: Chat, community: Community, given: VkMessage): StoredMessage {
  const message = { ...given, attachments: given.attachments ?? [], fwd_messages: given.fwd_messages ?? [] }
  const known = findMessage(chat, message.conversation_message_id)
  chat.nextCmid = Math.max(chat.nextCmid, message.conversation_message_id + 1)
  community.nextMessageId = Math.max(community.nextMessageId, message.id + 1)
  if (known) return Object.assign(known, { message })
  const stored = { message }
  chat.messages.push(stored)
  chat.messages.sort((a, b) => a.message.conversation_message_id - b.message.conversation_message_id)
  return stored
}
