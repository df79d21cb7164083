import { FieldPath } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import type { AllPeople } from '../usecases/reindexPeople.ts'

/** Everybody in Firestore, and who is left in the search alone: an entry may outlive its person. */
export const createAllPeople = (db: Firestore): AllPeople => ({
  async count() {
    return (await db.collection('people').count().get()).data().count
  },

  async idsAfter(id, limit) {
    const pages = await Promise.all(
      ['people', 'search'].map(collection => {
        const ordered = db.collection(collection).orderBy(FieldPath.documentId()).limit(limit).select()
        return (id === undefined ? ordered : ordered.startAfter(id)).get()
      }),
    )
    // The first of each are among the first of both.
    const ids = new Set(pages.flatMap(({ docs }) => docs.map(doc => doc.id)))
    return [...ids].toSorted(inIdOrder).slice(0, limit)
  },
})

/** As Firestore orders ids: by their bytes. */
const inIdOrder = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))
