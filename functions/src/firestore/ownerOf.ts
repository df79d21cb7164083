import { FieldPath } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { chatPath, personPath } from '@chats/domain/paths'

/**
 * Whose a chat is now: the person it was known to belong to, unless they were merged or parted since. Costs a read only
 * then.
 */
export async function ownerOf(
  db: Firestore,
  transaction: Transaction,
  chatId: string,
  known: DocumentSnapshot | undefined,
): Promise<DocumentSnapshot | undefined> {
  if (known?.exists && known.get(new FieldPath('chats', chatId)) !== undefined) return known
  const personId: unknown = (await transaction.get(db.doc(chatPath(chatId)))).get('personId')
  return typeof personId === 'string' ? transaction.get(db.doc(personPath(personId))) : undefined
}
