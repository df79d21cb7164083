import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { channelSchema, channelSecretSchema } from '@chats/domain/Channel'
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

  async saveWebhookSecret(channelId, webhookSecret, previous) {
    await db.doc(channelSecretPath(channelId)).update({
      webhookSecret,
      previousWebhookSecret: previous ?? FieldValue.delete(),
    })
  },

  async saveConfirmation(channelId, { groupId, confirmation }) {
    await db.doc(channelSecretPath(channelId)).update({ groupId, confirmation })
  },

  async saveConnected(channelId, channel) {
    const batch = db.batch()
    batch.set(
      db.doc(channelPath(channelId)),
      { ...toStored(channel), error: FieldValue.delete() },
      { merge: true },
    )
    batch.update(db.doc(channelSecretPath(channelId)), { error: FieldValue.delete() })
    await batch.commit()
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
