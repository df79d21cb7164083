import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore'
import type { Card } from '@chats/domain/Card'
import type { Instant } from '@chats/domain/Instant'
import type { Merge } from '@chats/domain/Merge'
import type { Merged, Side } from '@chats/domain/mergePeople'
import { cardPath, chatPath, mergePath, mergesPath, personPath, searchPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { toDomain, toStored } from './instants.ts'

/** A person and their card as they are stored; null when there is no such person. */
export function sideOf(
  person: DocumentSnapshot | undefined,
  card: DocumentSnapshot | undefined,
  now: Instant,
): Side | null {
  if (!person?.exists) return null
  const row = toDomain<Person>(person.data())
  return {
    id: person.id,
    person: row,
    card: card?.exists ? toDomain<Card>(card.data()) : blankCard(row, now),
  }
}

/** The card of somebody who has none. */
export const blankCard = ({ name, assigneeId, createdAt }: Person, now: Instant): Card => ({
  schema: 1,
  name,
  phones: [],
  emails: [],
  note: '',
  assigneeId,
  createdAt,
  updatedAt: now,
})

/** Everything that is part of a person by a merge, directly or not. */
export const mergesUnder = (db: Firestore, personId: string): Query =>
  db.collection(mergesPath).where('personId', '==', personId)

/** Puts a person and their card down whole. */
export function writeSide(db: Firestore, transaction: Transaction, { id, person, card }: Side): void {
  transaction.set(db.doc(personPath(id)), toStored(person))
  transaction.set(db.doc(cardPath(id)), toStored(card))
}

/** Who merges them, and how they came to. */
export type MergedBy = Pick<Merge, 'via' | 'by' | 'byName' | 'at'>

/**
 * Writes a merge: the kept person, every chat of the other one under them, and `merges/{otherId}` in the place of the
 * other one. As many writes as there are chats and earlier merges, whatever the number of messages.
 */
export function writeMerge(
  db: Firestore,
  transaction: Transaction,
  pair: { readonly keep: Side; readonly other: Side; readonly merged: Merged },
  nested: readonly string[],
  how: MergedBy,
): void {
  const { keep, other, merged } = pair
  writeSide(db, transaction, { id: keep.id, person: merged.person, card: merged.card })
  transaction.delete(db.doc(personPath(other.id)))
  transaction.delete(db.doc(cardPath(other.id)))
  transaction.delete(db.doc(searchPath(other.id)))
  for (const chatId of Object.keys(other.person.chats)) {
    transaction.update(db.doc(chatPath(chatId)), { personId: keep.id })
  }
  for (const id of nested) transaction.update(db.doc(mergePath(id)), { personId: keep.id })
  const merge: Merge = {
    schema: 1,
    keepId: keep.id,
    otherId: other.id,
    personId: keep.id,
    ...how,
    before: { person: other.person, card: other.card },
    added: merged.added,
  }
  transaction.set(db.doc(mergePath(other.id)), toStored(merge))
}
