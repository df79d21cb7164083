import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore'
import { channelSchema, channelSecretSchema } from '@chats/domain/Channel'
import type { Channel } from '@chats/domain/Channel'
import type { Instant } from '@chats/domain/Instant'
import { channelPath, channelSecretPath } from '@chats/domain/paths'
import type { Channels } from '../usecases/Channels.ts'
import { toDomain, toStored } from './instants.ts'

/** The channels in Firestore. Admins type into these documents, so they are checked when read. */
export const createChannels = (
  db: Firestore,
): Channels & { openChannels(now: Instant): Promise<readonly string[]> } => ({
  async secret(channelId) {
    const data = (await db.doc(channelSecretPath(channelId)).get()).data()
    if (!data) return null
    const read = channelSecretSchema.safeParse(data)
    if (read.success) return { ...read.data, token: read.data.token.trim() }
    return { wrong: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }
  },

  async channel(channelId) {
    const read = channelSchema.safeParse(toDomain((await db.doc(channelPath(channelId)).get()).data()))
    return read.success ? read.data : null
  },

  async channelsOf(messenger, externalId) {
    const { docs } = await db
      .collection('channels')
      .where('messenger', '==', messenger)
      .where('externalId', '==', externalId)
      .get()
    return docs.flatMap(readChannel)
  },

  async connected() {
    const { docs } = await db.collection('channels').get()
    return docs.flatMap(readChannel).filter(({ channel }) => channel.state !== 'removed')
  },

  async saveSecret(channelId, changes) {
    await db.doc(channelSecretPath(channelId)).set(changes, { merge: true })
  },

  async saveConnected(channelId, channel, rotation) {
    const batch = db.batch()
    batch.set(
      db.doc(channelPath(channelId)),
      { ...toStored(channel), error: FieldValue.delete() },
      { mergeFields: [...Object.keys(channel), 'error'] },
    )
    batch.update(db.doc(channelSecretPath(channelId)), { rotation, error: FieldValue.delete() })
    await batch.commit()
  },

  async savePhoto(channelId, photo) {
    await db.doc(channelPath(channelId)).update({ photo })
  },

  move: (channelId, from, to) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(channelPath(channelId))
      const state: unknown = (await transaction.get(ref)).get('state')
      if (!from.some(one => one === state)) return false
      transaction.update(ref, { state: to })
      return true
    }),

  async saveRemoved(channelId) {
    const batch = db.batch()
    batch.delete(db.doc(channelSecretPath(channelId)))
    batch.update(db.doc(channelPath(channelId)), {
      state: 'removed',
      pausedUntil: null,
      health: FieldValue.delete(),
      error: FieldValue.delete(),
    })
    await batch.commit()
  },

  saveHealth: (channelId, token, health) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(channelPath(channelId))
      const [channel, secret] = await transaction.getAll(ref, db.doc(channelSecretPath(channelId)))
      if (!channel?.exists || String(secret?.get('token')).trim() !== token) return false
      const stops = health.state === 'token' && channel.get('state') === 'active'
      transaction.update(ref, { ...toStored({ health }), ...(stops && { state: 'auth_failed' }) })
      return stops
    }),

  async saveQuarantined(channelId, count) {
    const ref = db.doc(channelPath(channelId))
    if ((await ref.get()).exists) await ref.update({ quarantined: count })
  },

  async answer(path, error) {
    await db.doc(path).update({ error: error ?? FieldValue.delete() })
  },

  async openChannels(now) {
    const active = await db.collection('channels').where('state', '==', 'active').get()
    const open = active.docs.filter(doc => {
      const until: unknown = doc.get('pausedUntil')
      return !(until instanceof Timestamp && until.toMillis() > now)
    })
    return open.map(doc => doc.id)
  },
})

/** A channel whose document is not in order is no channel here; the console's answer stands beside it. */
function readChannel(doc: QueryDocumentSnapshot): { id: string; channel: Channel }[] {
  const read = channelSchema.safeParse(toDomain(doc.data()))
  return read.success ? [{ id: doc.id, channel: read.data }] : []
}
