import { FieldPath } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import type { AllPeople } from '../usecases/reindexPeople.ts'

/** Everybody in Firestore. */
export const createAllPeople = (db: Firestore): AllPeople => ({
  async count() {
    return (await db.collection('people').count().get()).data().count
  },

  async idsAfter(id, limit) {
    const ordered = db.collection('people').orderBy(FieldPath.documentId()).limit(limit).select()
    const { docs } = await (id === undefined ? ordered : ordered.startAfter(id)).get()
    return docs.map(doc => doc.id)
  },
})
