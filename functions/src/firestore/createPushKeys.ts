import type { Firestore } from 'firebase-admin/firestore'
import { z } from 'zod'
import { pushKeysPath } from '@chats/domain/paths'

const pushKeysSchema = z.object({ publicKey: z.string().min(80), privateKey: z.string().min(40) })
export type PushKeys = z.infer<typeof pushKeysSchema>

/**
 * The keys that pushes are signed with (VAPID, RFC 8292): they stand in Firestore, where no browser reads them, as the
 * tokens of channels do, and are made when they are first needed.
 */
export function createPushKeys(db: Firestore, make: () => Promise<PushKeys>): () => Promise<PushKeys> {
  const load = async (): Promise<PushKeys> => {
    const ref = db.doc(pushKeysPath)
    const known = pushKeysSchema.safeParse((await ref.get()).data())
    if (known.success) return known.data
    const made = await make()
    return db.runTransaction(async transaction => {
      // Another instance was here first.
      const there = pushKeysSchema.safeParse((await transaction.get(ref)).data())
      if (there.success) return there.data
      transaction.set(ref, { schema: 1, ...made })
      return made
    })
  }
  return () => {
    keys ??= load()
    keys.catch(() => (keys = undefined))
    return keys
  }
}

/** Of the instance: they are read once. */
let keys: Promise<PushKeys> | undefined
