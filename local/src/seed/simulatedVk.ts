import { openChat } from '../messengers/vk/chatOf.ts'
import { readPerson } from '../messengers/vk/readPerson.ts'
import { emptyState, type Chat, type Community, type State } from '../messengers/vk/State.ts'
import type { PastChat, PastMessage, PastPerson } from './PastPerson.ts'

/** The same past as the phones of VK's customers know it, so that a talk can be continued there. */
export function simulatedVk(people: readonly PastPerson[]): State {
  const state = emptyState()
  for (const person of people)
    for (const past of person.chats) {
      const community = state.communities.find(({ channel }) => channel === past.chat.channelId)
      if (community) remember(state, community, person, past)
    }
  return state
}

function remember(state: State, community: Community, { name, username, photo }: PastPerson, past: PastChat) {
  const [first_name = name, ...rest] = name.split(' ')
  const id = Number(past.chat.externalId)
  const last_name = rest.join(' ')
  readPerson(state, { id, first_name, last_name, photo, ...(username && { screen_name: username }) })
  const chat = openChat(state, community, id)
  chat.allowed = past.chat.state !== 'blocked'
  for (const message of past.messages) keep(community, chat, message)
  chat.nextCmid = chat.messages.length + 1
  chat.outRead =
    chat.messages.findLast(({ message }) => message.out === 0)?.message.conversation_message_id ?? 0
}

function keep(community: Community, chat: Chat, { message: past }: PastMessage) {
  if (past.externalId === undefined) return
  const id = community.nextMessageId++
  const out = past.direction === 'out' ? 1 : 0
  chat.messages.push({
    message: {
      id,
      conversation_message_id: Number(past.externalId),
      peer_id: chat.personId,
      from_id: out ? -community.id : chat.personId,
      date: Math.floor(past.at / 1000),
      out,
      text: 'text' in past.content ? (past.content.text ?? '') : '',
      attachments: [],
      fwd_messages: [],
      random_id: 0,
      version: 10_000 + id * 3,
      ...(past.editedAt && { update_time: Math.floor(past.editedAt / 1000) }),
    },
  })
}
