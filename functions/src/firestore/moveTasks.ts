import type { Firestore } from 'firebase-admin/firestore'
import { mergePath, personPath, tasksPath } from '@chats/domain/paths'

const PAGE = 300

/**
 * Puts tasks where the merge of a person says now: under whom they are part of, or back under them when they were parted.
 * A task says through whom it came (`cameFrom`), so what was written about the kept one stays there.
 */
export async function moveTasks(db: Firestore, otherId: string): Promise<void> {
  const [merge, other] = await db.getAll(db.doc(mergePath(otherId)), db.doc(personPath(otherId)))
  const toId: unknown = merge?.get('personId')
  if (typeof toId === 'string') return take(db, otherId, toId)
  if (other?.exists) return giveBack(db, otherId)
}

async function take(db: Firestore, otherId: string, toId: string): Promise<void> {
  const found = db.collection(tasksPath).where('personId', '==', otherId).limit(PAGE).select('cameFrom')
  for (;;) {
    const { docs } = await found.get()
    if (!docs.length) return
    const batch = db.batch()
    for (const doc of docs)
      batch.update(doc.ref, { personId: toId, cameFrom: [...cameFromOf(doc.get('cameFrom')), otherId] })
    await batch.commit()
  }
}

async function giveBack(db: Firestore, otherId: string): Promise<void> {
  const found = db
    .collection(tasksPath)
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
