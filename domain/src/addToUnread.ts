import { countUnread } from './countUnread.ts'
import type { Instant } from './Instant.ts'
import { isUnread } from './isUnread.ts'
import type { Person } from './Person.ts'

/** A row whose chat counts as unread, as if the person had just written; one that is unread stays as it is. */
export function addToUnread(
  { chats, unread, unreadSince }: Pick<Person, 'chats' | 'unread' | 'unreadSince'>,
  chatId: string,
  { now, readAllBefore }: { readonly now: Instant; readonly readAllBefore: Instant },
): Pick<Person, 'chats' | 'unread' | 'unreadSince'> {
  const chat = chats[chatId]
  if (!chat || isUnread(chat.unreadSince, readAllBefore)) return { chats, unread, unreadSince }
  return countUnread(chats, chatId, { at: now, now, readAllBefore })
}
