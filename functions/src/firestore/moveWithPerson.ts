import type { Firestore } from 'firebase-admin/firestore'
import { mergePath, personPath } from '@chats/domain/paths'

const PAGE = 300

/**
 * Puts what names a person (tasks, orders) where their merge says now: under whom they are part of, or back under them when
 * they were parted. Each says through whom it came (`cameFrom`), so what was written about the kept one stays there.
 */
export async function moveWithPerson(db: Firestore, collection: string, otherId: string): Promise<void> {
  const [merge, other] = await db.getAll(db.doc(mergePath(otherId)), db.doc(personPath(otherId)))
  const toId: unknown = merge?.get('personId')
  if (typeof toId === 'string') return take(db, collection, otherId, toId)
  if (other?.exists) return giveBack(db, collection, otherId)
}

async function take(db: Firestore, collection: string, otherId: string, toId: string): Promise<void> {
  const found = db.collection(collection).where('personId', '==', otherId).limit(PAGE).select('cameFrom')
  for (;;) {
    const { docs } = await found.get()
    if (!docs.length) return
    const batch = db.batch()
    for (const doc of docs)
      batch.update(doc.ref, { personId: toId, cameFrom: [...cameFromOf(doc.get('cameFrom')), otherId] })
    await batch.commit()
  }
}

async function giveBack(db: Firestore, collection: string, otherId: string): Promise<void> {
  const found = db
    .collection(collection)
    .where('cameFrom', 'array-contains', otherId)
    .limit(PAGE)
    .select('cameFrom')
  for (;;) {
    const { docs } = await found.get()
    if (!docs.length) return
    const batch = db.batch()
    for (const doc of docs) {
      const came = cameFromOf(doc.get('cameFrom'))
      batch.update(doc.ref, { personId: otherId, cameFrom: came.slice(0, came.lastIndexOf(otherId)) })
    }
    await batch.commit()
  }
}

const cameFromOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
