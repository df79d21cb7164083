import { FieldPath } from 'firebase-admin/firestore'
import type { Firestore, Query } from 'firebase-admin/firestore'
import type { Card } from '@chats/domain/Card'
import type { Company } from '@chats/domain/Company'
import type { Dictionary, DictionaryKind } from '@chats/domain/Dictionary'
import { facetGroups } from '@chats/domain/facetGroups'
import { cardPath, companyPath, dictionaryPath } from '@chats/domain/paths'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import type { Person } from '@chats/domain/Person'
import type { ExportedPeople } from '../usecases/exportPeople.ts'
import { toDomain } from './instants.ts'
import { blankCard } from './mergeDocuments.ts'

/** As many values as one query may ask for. */
const MOST_ASKED = 30

/** People in Firestore, as an export goes through them. */
export const createExportedPeople = (db: Firestore): ExportedPeople => ({
  async count(filter) {
    return (await meantBy(db, filter).count().get()).data().count
  },

  async page(filter, after, limit) {
    const ordered = meantBy(db, filter).orderBy(FieldPath.documentId()).limit(limit)
    const { docs } = await (after === undefined ? ordered : ordered.startAfter(after)).get()
    return docs.map(doc => ({ ...toDomain<Person>(doc.data()), id: doc.id }))
  },

  async cards(rows) {
    if (!rows.length) return new Map()
    const docs = await db.getAll(...rows.map(({ id }) => db.doc(cardPath(id))))
    return new Map(
      rows.map((row, index) => {
        const doc = docs[index]
        return [row.id, doc?.exists ? toDomain<Card>(doc.data()) : blankCard(row, row.createdAt)]
      }),
    )
  },

  async words(language) {
    const kinds = ['tags', 'salesPlans', 'fields'] satisfies DictionaryKind[]
    const [[tags, plans, fields], managers] = await Promise.all([
      db.getAll(...kinds.map(kind => db.doc(dictionaryPath(kind)))),
      db.collection('managers').select('name').get(),
    ])
    const entriesOf = (doc: typeof tags) => (doc?.data() as Dictionary | undefined)?.entries ?? {}
    return {
      language,
      tags: entriesOf(tags),
      plans: entriesOf(plans),
      fields: entriesOf(fields),
      managers: Object.fromEntries(managers.docs.map(doc => [doc.id, String(doc.get('name') ?? '')])),
    }
  },

  async readAllBefore() {
    return toDomain<Partial<Company>>((await db.doc(companyPath).get()).data() ?? {}).readAllBefore ?? 0
  },
})

/** The rows that one query can narrow down to; the rest of the filter is checked on them. */
function meantBy(db: Firestore, filter: PeopleFilter): Query {
  const people = db.collection('people')
  const [group] = facetGroups(filter).toSorted((a, b) => a.length - b.length)
  return group && group.length <= MOST_ASKED ? people.where('facets', 'array-contains-any', group) : people
}
