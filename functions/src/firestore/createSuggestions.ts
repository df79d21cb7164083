import { FieldValue } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Card } from '@chats/domain/Card'
import { emailSpellings, phoneSpellings } from '@chats/domain/contactKeys'
import { cardPath, managerPath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { suggestSame, withSuggestion } from '@chats/domain/suggestSame'
import type { Suggestion } from '@chats/domain/suggestSame'
import type { Suggestions } from '../usecases/Suggestions.ts'
import { toDomain } from './instants.ts'
import { readManager } from './readManager.ts'

const MOST_SPELLINGS = 30
const MOST_FOUND = 6

/** Suggestions in Firestore: looked up when a card's contacts change, so that opening a card reads nothing for them. */
export const createSuggestions = (db: Firestore): Suggestions => ({
  refresh: personId =>
    db.runTransaction(async transaction => {
      const [rowDoc, cardDoc] = await transaction.getAll(
        db.doc(personPath(personId)),
        db.doc(cardPath(personId)),
      )
      if (!rowDoc?.exists || !cardDoc?.exists) return 0
      const before = maybeSameOf(toDomain<Person>(rowDoc.data()))
      const card = toDomain<Card>(cardDoc.data())
      const found = suggestSame({ id: personId, card }, await cardsLike(db, transaction, card))
      const others = [...new Set([...before, ...found].map(one => one.personId))]
      const rows = others.length ? await transaction.getAll(...others.map(id => db.doc(personPath(id)))) : []
      for (const row of rows.filter(({ exists }) => exists)) {
        const list = maybeSameOf(toDomain<Person>(row.data()))
        const by = found.find(one => one.personId === row.id)?.by
        put(db, transaction, row.id, list, withSuggestion(list, personId, by ? { personId, by } : null))
      }
      const alive = found.filter(one => rows.some(row => row.id === one.personId && row.exists))
      const same = JSON.stringify(alive) === JSON.stringify(before)
      put(db, transaction, personId, before, same ? before : alive)
      return alive.length
    }),

  dismiss: (by, { keepId, otherId }) =>
    db.runTransaction(async transaction => {
      const ids = [keepId, otherId]
      const [managerDoc, ...docs] = await transaction.getAll(
        db.doc(managerPath(by)),
        ...ids.map(id => db.doc(personPath(id))),
        ...ids.map(id => db.doc(cardPath(id))),
      )
      const manager = readManager(managerDoc)
      if (!manager) return 'not_allowed'
      if (docs.some(({ exists }) => !exists)) return 'gone'
      const rows = docs.slice(0, 2).map(doc => ({ id: doc.id, person: toDomain<Person>(doc.data()) }))
      if (!rows.every(({ person }) => manager.sees(person))) return 'not_allowed'
      for (const { id, person } of rows) {
        const other = id === keepId ? otherId : keepId
        const list = maybeSameOf(person)
        put(db, transaction, id, list, withSuggestion(list, other, null))
        transaction.update(db.doc(cardPath(id)), { notSameAs: FieldValue.arrayUnion(other) })
      }
      return 'dismissed'
    }),
})

const maybeSameOf = (person: Person): readonly Suggestion[] => person.maybeSame ?? []

function put(
  db: Firestore,
  transaction: Transaction,
  personId: string,
  before: readonly Suggestion[],
  after: readonly Suggestion[],
): void {
  if (after === before) return
  transaction.update(db.doc(personPath(personId)), { maybeSame: after.length ? after : FieldValue.delete() })
}

/** Cards with a phone or an address of this one, this one among them. */
async function cardsLike(db: Firestore, transaction: Transaction, card: Card): Promise<Record<string, Card>> {
  const asked = [
    ['phones', card.phones.flatMap(phoneSpellings)],
    ['emails', card.emails.flatMap(emailSpellings)],
  ] as const
  const found = await Promise.all(
    asked
      .filter(([, spellings]) => spellings.length)
      .map(([field, spellings]) =>
        transaction.get(
          db
            .collection('cards')
            .where(field, 'array-contains-any', spellings.slice(0, MOST_SPELLINGS))
            .limit(MOST_FOUND),
        ),
      ),
  )
  return Object.fromEntries(
    found.flatMap(({ docs }) => docs).map(doc => [doc.id, toDomain<Card>(doc.data())]),
  )
}
