import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { quarantinedSchema } from '@chats/domain/Quarantined'
import { quarantinePath } from '@chats/domain/paths'
import type { Quarantine } from '../usecases/Quarantine.ts'
import { toDomain } from './instants.ts'
import { grpcCodeOf } from './storeFailure.ts'

const NOT_FOUND = 5

/** The quarantine in Firestore. A list reads no bodies. */
export const createQuarantine = (db: Firestore): Quarantine => ({
  async page(limit, { after, oldestFirst = false }) {
    const query = db
      .collection('quarantine')
      .orderBy('receivedAt', oldestFirst ? 'asc' : 'desc')
      .select('channelId', 'updateId', 'reason', 'receivedAt', 'size')
      .limit(limit)
    const last = after === undefined ? null : await db.doc(quarantinePath(after)).get()
    const { docs } = await (last?.exists ? query.startAfter(last) : query).get()
    return docs.map(doc => {
      const at: unknown = doc.get('receivedAt')
      const size: unknown = doc.get('size')
      return {
        id: doc.id,
        channelId: String(doc.get('channelId')),
        updateId: String(doc.get('updateId')),
        reason: String(doc.get('reason')),
        receivedAt: at instanceof Timestamp ? at.toMillis() : 0,
        size: typeof size === 'number' ? size : null,
      }
    })
  },

  async read(id) {
    const read = quarantinedSchema.safeParse(toDomain((await db.doc(quarantinePath(id)).get()).data()))
    return read.success ? read.data : null
  },

  async remove(id) {
    await db.doc(quarantinePath(id)).delete()
  },

  async setReason(id, reason) {
    await db
      .doc(quarantinePath(id))
      .update({ reason: reason.slice(0, 500) })
      .catch((error: unknown) => {
        if (grpcCodeOf(error) !== NOT_FOUND) throw error
      })
  },

  async count(channelId) {
    const all = db.collection('quarantine')
    const counted = await (channelId === undefined ? all : all.where('channelId', '==', channelId))
      .count()
      .get()
    return counted.data().count
  },
})
