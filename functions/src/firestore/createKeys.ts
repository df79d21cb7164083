import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Firestore } from 'firebase-admin/firestore'
import type { ApiKey } from '@chats/domain/ApiKey'
import { apiKeyPath, apiKeySecretPath, apiKeysPath } from '@chats/domain/paths'
import type { Keys } from '../usecases/Keys.ts'
import { toStored } from './instants.ts'

const MOST_KEYS = 50
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

/** Keys in Firestore: what admins see of one, and, where no browser reads, the hash of its secret. */
export const createKeys = (db: Firestore): Keys => ({
  async create(name, by, at) {
    const inUse = await db.collection(apiKeysPath).where('revokedAt', '==', null).count().get()
    if (inUse.data().count >= MOST_KEYS) return 'too_many'
    const id = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const secret = randomBytes(32).toString('base64url')
    const key: ApiKey = {
      schema: 1,
      name,
      ending: secret.slice(-4),
      createdAt: at,
      createdBy: { id: by.id, name: by.name },
      lastUsedAt: null,
      revokedAt: null,
    }
    const hash = createHash('sha256').update(secret).digest('hex')
    const batch = db.batch()
    batch.create(db.doc(apiKeyPath(id)), toStored(key))
    batch.create(db.doc(apiKeySecretPath(id)), { schema: 1, hash, name, lastUsedAt: null })
    await batch.commit()
    return { id, key: `chats_${id}_${secret}` }
  },

  revoke: (id, at) =>
    db.runTransaction(async transaction => {
      if (id.includes('/')) return 'not_found'
      const key = await transaction.get(db.doc(apiKeyPath(id)))
      if (!key.exists) return 'not_found'
      transaction.delete(db.doc(apiKeySecretPath(id)))
      if (key.get('revokedAt') === null) transaction.update(key.ref, toStored({ revokedAt: at }))
      return { name: String(key.get('name')) }
    }),
})
