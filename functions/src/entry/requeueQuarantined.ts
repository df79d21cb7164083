import { HttpsError, onCall } from 'firebase-functions/https'
import { quarantineActionSchema } from '@chats/domain/QuarantineAction'
import { region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { createInbox } from '../firestore/createInbox.ts'
import { createQuarantine } from '../firestore/createQuarantine.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { blankSecrets } from '../messengers/blankSecrets.ts'
import { readAgain } from '../messengers/readAgain.ts'
import { requeueQuarantined as requeue } from '../usecases/requeueQuarantined.ts'
import { requireAdmin } from './requireAdmin.ts'

/** What an admin asks of the quarantine (domain/src/QuarantineAction.ts): no browser reads it by itself. */
export const requeueQuarantined = onCall({ region, timeoutSeconds: 60 }, async ({ auth, data }) => {
  const admin = await requireAdmin(auth)
  const action = quarantineActionSchema.safeParse(data)
  if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
  const db = openDatabase()
  return requeue(admin, action.data, {
    quarantine: createQuarantine(db),
    channels: createChannels(db),
    readAgain,
    showable: blankSecrets,
    inbox: createInbox(db),
    audit: createAudit(db),
    now: Date.now,
    log,
  })
})
