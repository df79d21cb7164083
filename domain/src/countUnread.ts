import type { Instant } from './Instant.ts'
import { keepUnread } from './keepUnread.ts'
import { sumUnread } from './markChatRead.ts'
import type { Person } from './Person.ts'

type Counts = Pick<Person, 'chats' | 'unread' | 'unreadSince'>

/**
 * One more unread message in a chat, sent `at` and stored `now`. Whatever *read all* covers starts again from nothing;
 * what arrives after it is unread even when the messenger's clock says it was sent before.
 */
export function countUnread(
  chats: Person['chats'],
  chatId: string,
  { at, now, readAllBefore }: { at: Instant; now: Instant; readAllBefore: Instant },
): Counts {
  const kept = keepUnread(chats, readAllBefore)
  const chat = kept[chatId]
  if (!chat) return sumUnread(kept)
  const since = Math.max(Math.min(at, now), readAllBefore + 1)
  const unreadSince = chat.unreadSince === null ? since : Math.min(chat.unreadSince, since)
  return sumUnread({ ...kept, [chatId]: { ...chat, unread: chat.unread + 1, unreadSince } })
}
