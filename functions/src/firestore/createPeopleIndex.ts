import type { Firestore } from 'firebase-admin/firestore'
import { describePerson } from '@chats/domain/describePerson'
import { cardHistoryPath, cardPath, chatPath, managerPath, personPath, searchPath } from '@chats/domain/paths'
import { sameValue } from '@chats/domain/sameValue'
import type { PeopleIndex } from '../usecases/PeopleIndex.ts'
import { toDomain, toStored } from './instants.ts'
import { sideOf } from './mergeDocuments.ts'

/** Of how many chats the names are looked up. */
const MOST_CHATS = 20

/** Rows and search entries in Firestore, one transaction for a person. */
export const createPeopleIndex = (db: Firestore): PeopleIndex => ({
  refresh: personId =>
    db.runTransaction(async transaction => {
      const [rowDoc, cardDoc, entryDoc] = await transaction.getAll(
        ...[personPath(personId), cardPath(personId), searchPath(personId)].map(path => db.doc(path)),
      )
      const side = sideOf(rowDoc, cardDoc, 0)
      if (!side) {
        if (entryDoc?.exists) transaction.delete(entryDoc.ref)
        return 'gone'
      }
      const chatIds = Object.keys(side.person.chats).slice(0, MOST_CHATS)
      const chats = chatIds.length ? await transaction.getAll(...chatIds.map(id => db.doc(chatPath(id)))) : []
      const names = chats.map(chat => chat.get('name')).filter(name => typeof name === 'string')
      const { row, entry } = describePerson(side.person, side.card, names)
      const known: Partial<typeof row> = side.person
      const fields = Object.entries(row).filter(
        ([name, value]) => !sameValue(known[name as keyof typeof row], value),
      )
      const rowDiffers = fields.length > 0
      const entryDiffers = !sameValue(toDomain(entryDoc?.data() ?? null), entry)
      if (rowDiffers) transaction.update(db.doc(personPath(personId)), Object.fromEntries(fields))
      if (entryDiffers) transaction.set(db.doc(searchPath(personId)), entry)
      return rowDiffers || entryDiffers ? 'changed' : 'same'
    }),

  rename: (personId, from, to) =>
    db.runTransaction(async transaction => {
      const card = await transaction.get(db.doc(cardPath(personId)))
      if (card.get('name') === from) transaction.update(card.ref, { name: to })
    }),

  async tell(personId, id, { at, changes }, by) {
    const manager = by === null ? null : await db.doc(managerPath(by)).get()
    const name = String(manager?.get('name') ?? '')
    await db
      .doc(`${cardHistoryPath(personId)}/${id}`)
      .set(toStored({ schema: 1, at, by: by === null ? null : { id: by, name }, changes }))
  },
})
