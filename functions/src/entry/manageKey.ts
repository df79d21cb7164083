import { HttpsError, onCall } from 'firebase-functions/https'
import { keyActionSchema } from '@chats/domain/ApiKey'
import type { KeyAnswer } from '@chats/domain/ApiKey'
import { region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { createKeys } from '../firestore/createKeys.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { manageKey as manage } from '../usecases/manageKey.ts'
import { requireAdmin } from './requireAdmin.ts'

/** What an admin asks about keys of other systems (domain/src/ApiKey.ts). A new key is told in the answer, and only there. */
export const manageKey = onCall({ region }, async ({ auth, data }): Promise<KeyAnswer> => {
  const admin = await requireAdmin(auth)
  const action = keyActionSchema.safeParse(data)
  if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
  const db = openDatabase()
  return manage(admin, action.data, { keys: createKeys(db), audit: createAudit(db), now: Date.now, log })
})
