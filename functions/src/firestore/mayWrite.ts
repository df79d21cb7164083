import type { Firestore } from 'firebase-admin/firestore'
import { chatPath, managerPath, personPath } from '@chats/domain/paths'

/** Whether a manager is active and sees the person of a chat: everybody's, or only those assigned to them. */
export async function mayWrite(db: Firestore, uid: string, chatId: string): Promise<boolean> {
  const [manager, chat] = await db.getAll(db.doc(managerPath(uid)), db.doc(chatPath(chatId)))
  if (manager?.get('active') !== true || !chat?.exists) return false
  if (manager.get('role') === 'admin' || manager.get('access') === 'all') return true
  const person = await db.doc(personPath(String(chat.get('personId')))).get()
  return person.get('assigneeId') === uid
}
