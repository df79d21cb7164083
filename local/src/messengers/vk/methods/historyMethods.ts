import { chatOf, chatsOf } from '../chatOf.ts'
import { groupObject, userObject } from '../profileObjects.ts'
import type { Method, MethodContext } from '../Method.ts'
import { wrongParameter } from '../Refusal.ts'
import { conversationObject } from '../conversationObject.ts'
import type { StoredMessage } from '../State.ts'

const mostMessages = 200

/** Where the page starts in a list that is ordered as it is answered. */
function startOf({ params }: MethodContext, messages: StoredMessage[], rev: boolean): number {
  const cmid = params.number('start_cmid')
  const id = params.number('start_message_id')
  if (cmid === undefined && id === undefined) return 0
  const bound = cmid ?? id ?? 0
  const of = ({ message }: StoredMessage) =>
    cmid === undefined ? message.id : message.conversation_message_id
  const place = messages.findIndex(stored => (rev ? of(stored) >= bound : of(stored) <= bound))
  return place < 0 ? messages.length : place
}

/**
 * The messages of a chat, the newest first unless `rev`. A start (`start_cmid`, `start_message_id`) is part of the
 * answer; a negative `offset` goes back over it, to what is newer.
 */
const getHistory: Method = context => {
  const { state, community, world, params } = context
  const count = params.number('count') ?? 20
  if (count < 0 || count > mostMessages) throw wrongParameter(`count should be from 0 to ${mostMessages}`)
  const chat = chatOf(state, community, params.number('peer_id') ?? params.required('user_id'))
  const rev = params.flag('rev')
  const present = (chat?.messages ?? []).filter(({ deleted }) => !deleted)
  const ordered = rev ? present : present.toReversed()
  const from = Math.max(startOf(context, ordered, rev) + (params.number('offset') ?? 0), 0)
  const person = chat && state.people[chat.personId]
  return {
    count: present.length,
    items: ordered.slice(from, from + count).map(({ message }) => message),
    ...(params.flag('extended') && chat && person
      ? {
          profiles: [userObject(world, person)],
          groups: [groupObject(world, community)],
          conversations: [conversationObject(chat)],
        }
      : {}),
  }
}

const listed = (found: StoredMessage[], wanted: string[], idOf: (stored: StoredMessage) => number) => {
  const items = found.filter(stored => !stored.deleted && wanted.includes(String(idOf(stored))))
  return { count: items.length, items: items.map(({ message }) => message) }
}

/** Messages by their numbers in a chat, or by their ids; deleted ones are left out. */
const getByNumber: Method = ({ state, community, params }) => {
  const chat = chatOf(state, community, params.required('peer_id'))
  const numbers = [...params.list('conversation_message_ids'), ...params.list('cmids')]
  return listed(chat?.messages ?? [], numbers, ({ message }) => message.conversation_message_id)
}

const getById: Method = ({ state, community, params }) => {
  const messages = chatsOf(state, community).flatMap(chat => chat.messages)
  return listed(messages, params.list('message_ids'), ({ message }) => message.id)
}

/** What was said, for catching up after an outage. https://dev.vk.com/method/messages.getHistory */
export const historyMethods: Readonly<Record<string, Method>> = {
  'messages.getHistory': getHistory,
  'messages.getByConversationMessageId': getByNumber,
  'messages.getById': getById,
}
