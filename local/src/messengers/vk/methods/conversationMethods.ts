import { chatOf, chatsOf } from '../chatOf.ts'
import { conversationObject, unreadOf } from '../conversationObject.ts'
import type { Method, MethodContext } from '../Method.ts'
import { groupObject, userObject } from '../profileObjects.ts'
import { wrongParameter } from '../Refusal.ts'
import type { Chat } from '../State.ts'

const mostChats = 200

function extendedBy({ state, community, world, params }: MethodContext, chats: Chat[]) {
  if (!params.flag('extended')) return {}
  const people = chats.map(({ personId }) => state.people[personId]).filter(person => person !== undefined)
  return {
    profiles: people.map(person => userObject(world, person)),
    groups: [groupObject(world, community)],
  }
}

const lastOf = (chat: Chat) => chat.messages.findLast(({ deleted }) => !deleted)?.message

const filters: Readonly<Record<string, (chat: Chat) => boolean>> = {
  all: () => true,
  unread: chat => unreadOf(chat) > 0,
  unanswered: chat => lastOf(chat)?.out === 0,
  important: () => false,
  archive: () => false,
}

const getConversations: Method = context => {
  const { state, community, params } = context
  const count = params.number('count') ?? 20
  if (count < 0 || count > mostChats) throw wrongParameter(`count should be from 0 to ${mostChats}`)
  const filter = filters[params.text('filter') ?? 'all']
  if (!filter) throw wrongParameter('filter')
  const talks = chatsOf(state, community).filter(chat => lastOf(chat) !== undefined)
  const chats = talks.filter(filter).sort((a, b) => (lastOf(b)?.id ?? 0) - (lastOf(a)?.id ?? 0))
  const offset = params.number('offset') ?? 0
  const page = chats.slice(offset, offset + count)
  return {
    count: chats.length,
    unread_count: talks.filter(chat => unreadOf(chat) > 0).length,
    items: page.map(chat => ({ conversation: conversationObject(chat), last_message: lastOf(chat) })),
    ...extendedBy(context, page),
  }
}

const getConversationsById: Method = context => {
  const { state, community, params } = context
  const peers = params.list('peer_ids').map(Number)
  if (peers.length === 0) throw wrongParameter('peer_ids is undefined')
  const chats = peers.map(peer => chatOf(state, community, peer)).filter(chat => chat !== undefined)
  return { count: chats.length, items: chats.map(conversationObject), ...extendedBy(context, chats) }
}

const isMessagesFromGroupAllowed: Method = ({ state, community, params }) => ({
  is_allowed: chatOf(state, community, params.required('user_id'))?.allowed ? 1 : 0,
})

/** Whom the community talks to. https://dev.vk.com/method/messages.getConversations */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'messages.getConversations': getConversations,
  'messages.getConversationsById': getConversationsById,
  'messages.isMessagesFromGroupAllowed': isMessagesFromGroupAllowed,
}
