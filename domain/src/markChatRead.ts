import type { Person } from './Person.ts'

type ReadMark = Pick<Person, 'chats' | 'unread' | 'unreadSince'>

/**
 * The person with everything in one chat read: its own count gone, the sums over the other chats recomputed.
 * The write also names the chat as `readChatId`, with `readBy`, `readByName` and `readAt`; the rules refuse it otherwise.
 */
export function markChatRead(person: ReadMark, chatId: string): ReadMark {
  const chat = person.chats[chatId]
  if (!chat) return { chats: person.chats, unread: person.unread, unreadSince: person.unreadSince }
  return sumUnread({ ...person.chats, [chatId]: { ...chat, unread: 0, unreadSince: null } })
}

/** The person's sums, recomputed from the chats. */
export function sumUnread(chats: Person['chats']): ReadMark {
  const all = Object.values(chats)
  const since = all.flatMap(chat => chat.unreadSince ?? [])
  return {
    chats,
    unread: all.reduce((sum, chat) => sum + chat.unread, 0),
    unreadSince: since.length ? Math.min(...since) : null,
  }
}
