import type { Chat, Community, State, StoredMessage } from './State.ts'

const keyOf = (groupId: number, personId: number) => `${groupId}/${personId}`

/** The conversation of a person with a community; undefined while there was no word between them. */
export function chatOf(state: State, community: Community, personId: number): Chat | undefined {
  return state.chats[keyOf(community.id, personId)]
}

/** The same, opened by the person. */
export function openChat(state: State, community: Community, personId: number): Chat {
  const chat = chatOf(state, community, personId) ?? {
    groupId: community.id,
    personId,
    allowed: false,
    nextCmid: 1,
    inRead: 0,
    outRead: 0,
    messages: [],
    sent: {},
  }
  state.chats[keyOf(community.id, personId)] = chat
  return chat
}

/** A message of a chat by its conversation id, deleted ones included. */
export function findMessage(chat: Chat, cmid: number): StoredMessage | undefined {
  return chat.messages.findLast(({ message }) => message.conversation_message_id === cmid)
}

/** All chats of a community. */
export const chatsOf = (state: State, community: Community): Chat[] =>
  Object.values(state.chats).filter(({ groupId }) => groupId === community.id)
