import { FieldPath } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore'
import { placeholderNameOf } from '@chats/domain/ids'
import { cardPath, chatPath, personPath } from '@chats/domain/paths'

/**
 * Puts the name that a messenger tells in the place of the number by which a person was called: in the chat, on the row
 * and in the card. A name that somebody has given meanwhile stays.
 */
export async function namePerson(
  db: Firestore,
  chatId: string,
  { name, username }: { readonly name: string; readonly username?: string },
): Promise<void> {
  await db.runTransaction(async transaction => {
    const chat = await transaction.get(db.doc(chatPath(chatId)))
    if (!chat.exists) return
    const placeholder = placeholderNameOf(String(chat.get('externalId')))
    const personId = String(chat.get('personId'))
    const [person, card] = await transaction.getAll(db.doc(personPath(personId)), db.doc(cardPath(personId)))
    const isUnnamed = (doc: DocumentSnapshot | undefined) =>
      doc?.exists === true && ['', placeholder].includes(String(doc.get('name')))

    if (isUnnamed(chat)) transaction.update(chat.ref, { name, ...(username && { username }) })
    if (person && isUnnamed(person)) transaction.update(person.ref, { name })
    if (card && isUnnamed(card)) transaction.update(card.ref, { name })
    if (person?.exists && username && isUnnamed(chat)) {
      transaction.update(person.ref, new FieldPath('chats', chatId, 'username'), username)
    }
  })
}
