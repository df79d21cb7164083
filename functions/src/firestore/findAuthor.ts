import type { Firestore } from 'firebase-admin/firestore'
import type { Author } from '@chats/domain/Author'
import { chatPath, managerPath, personPath } from '@chats/domain/paths'
import { readManager } from './readManager.ts'

/**
 * A manager as an author in a chat; null when they do not work here now, or do not see its person: everybody, or only
 * those assigned to them.
 */
export async function findAuthor(db: Firestore, uid: string, chatId: string): Promise<Author | null> {
  const [managerDoc, chat] = await db.getAll(db.doc(managerPath(uid)), db.doc(chatPath(chatId)))
  const manager = readManager(managerDoc)
  if (!manager || !chat?.exists) return null
  const author: Author = { type: 'manager', id: uid, name: manager.name.slice(0, 200) }
  if (manager.sees({ assigneeId: null })) return author
  const person = await db.doc(personPath(String(chat.get('personId')))).get()
  return manager.sees({ assigneeId: person.get('assigneeId') ?? null }) ? author : null
}
