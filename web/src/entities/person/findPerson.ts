import type { Chat } from '@chats/domain/Chat'
import type { Merge } from '@chats/domain/Merge'
import { chatPath, mergePath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { doc, getDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import type { Row } from '../Row.ts'

/** A person, read once; null when there is none or this manager may not see them. */
export const findPerson = (personId: string): Promise<Row<Person> | null> =>
  find<Person>(personPath(personId))

/** Whom somebody has become part of; null when they were never merged or this manager may not see that. */
export const findMergedPerson = async (personId: string): Promise<string | null> =>
  (await find<Merge>(mergePath(personId)))?.personId ?? null

/** Whose a chat is now; null when there is no such chat or this manager may not see it. */
export const findPersonOfChat = async (chatId: string): Promise<string | null> =>
  (await find<Chat>(chatPath(chatId)))?.personId ?? null

async function find<T>(path: string): Promise<Row<T> | null> {
  const found = await getDoc(doc(backend().db, path)).catch(() => null)
  return found?.exists() ? fromDocument<T>(found) : null
}
