import type { Chat } from './State.ts'

/** How many messages of the person the community has not read. */
export const unreadOf = ({ messages, inRead }: Chat): number =>
  messages.filter(
    ({ message, deleted }) => message.out === 0 && !deleted && message.conversation_message_id > inRead,
  ).length

/** A chat as VK's conversations show it. */
export function conversationObject(chat: Chat): Record<string, unknown> {
  const { personId, inRead, outRead, allowed, messages } = chat
  const idOf = (cmid: number) =>
    messages.find(({ message }) => message.conversation_message_id === cmid)?.message.id ?? 0
  const last = messages.findLast(({ deleted }) => !deleted)?.message
  const unread = unreadOf(chat)
  return {
    peer: { id: personId, type: 'user', local_id: personId },
    last_message_id: last?.id ?? 0,
    last_conversation_message_id: last?.conversation_message_id ?? 0,
    in_read: idOf(inRead),
    out_read: idOf(outRead),
    in_read_cmid: inRead,
    out_read_cmid: outRead,
    ...(unread > 0 ? { unread_count: unread } : {}),
    is_marked_unread: false,
    important: false,
    unanswered: last?.out === 0,
    can_write: allowed ? { allowed: true } : { allowed: false, reason: 901 },
    sort_id: { major_id: 0, minor_id: last?.id ?? 0 },
    version: (last?.id ?? 0) * 3,
  }
}
