import type { Instant } from './Instant.ts'
import { isUnread } from './isUnread.ts'
import type { Person } from './Person.ts'

/** The chats with the counts of those gone that *read all* covers. */
export const keepUnread = (chats: Person['chats'], readAllBefore: Instant): Person['chats'] =>
  Object.fromEntries(
    Object.entries(chats).map(([id, chat]) => [
      id,
      isUnread(chat.unreadSince, readAllBefore) ? chat : { ...chat, unread: 0, unreadSince: null },
    ]),
  )
