import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore'
import { personIdOf } from '@chats/domain/ids'
import type { Changes, Known } from '@chats/domain/Known'
import { cardPath, chatPath, messagePath, personPath } from '@chats/domain/paths'
import { toStored } from './instants.ts'
import { updateOf } from './updateOf.ts'

/** Writes what an update changes: whole documents where they are new, else the fields that differ. */
export function writeChanges(
  db: Firestore,
  transaction: Transaction,
  known: Known,
  changes: Changes,
  { chatId, messageId }: { readonly chatId: string; readonly messageId: string },
): void {
  const personId = known.chat?.personId ?? changes.chat?.personId ?? personIdOf(chatId)
  const message = db.doc(messagePath(chatId, messageId))
  // What waited in the message's place makes room for it.
  if (changes.message && known.early && !known.message) transaction.set(message, toStored(changes.message))
  else put(transaction, message, known.message, changes.message)
  put(transaction, message, known.early ?? null, changes.early)
  const { reply } = changes
  if (reply) transaction.create(db.doc(messagePath(chatId, reply.id)), toStored(reply.message))
  for (const [id, delivery] of Object.entries(changes.deliveries ?? {})) {
    transaction.update(db.doc(messagePath(chatId, id)), toStored({ delivery }))
  }
  put(transaction, db.doc(personPath(personId)), known.person, changes.person)
  if (changes.chat) transaction.set(db.doc(chatPath(chatId)), toStored(changes.chat))
  const card = db.doc(cardPath(personId))
  if (changes.card && known.card) transaction.update(card, updateOf(known.card, changes.card))
  else if (changes.card) transaction.set(card, toStored(changes.card))
}

function put<T extends object>(
  transaction: Transaction,
  ref: DocumentReference,
  before: T | null,
  after: T | undefined,
): void {
  if (!after) return
  if (before === null) transaction.create(ref, toStored(after))
  else transaction.update(ref, updateOf(before, after))
}
