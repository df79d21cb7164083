import { getAuth } from 'firebase-admin/auth'
import { HttpsError, onCall } from 'firebase-functions/https'
import { managerActionSchema } from '@chats/domain/ManagerAction'
import type { ManagerAnswer } from '@chats/domain/ManagerAction'
import { region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { createInvitations } from '../firestore/createInvitations.ts'
import { createManagers } from '../firestore/createManagers.ts'
import { openApp, openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { manageManager as manage } from '../usecases/manageManager.ts'
import { requireAdmin } from './requireAdmin.ts'

/** What an admin asks about managers (domain/src/ManagerAction.ts). */
export const manageManager = onCall({ region }, async ({ auth, data }): Promise<ManagerAnswer> => {
  const admin = await requireAdmin(auth)
  const action = managerActionSchema.safeParse(data)
  if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
  const db = openDatabase()
  return manage(admin, action.data, {
    managers: createManagers(db),
    invitations: createInvitations(getAuth(openApp())),
    audit: createAudit(db),
    now: Date.now,
    log,
  })
})
