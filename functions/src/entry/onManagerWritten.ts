import { getAuth } from 'firebase-admin/auth'
import { onDocumentWritten } from 'firebase-functions/firestore'
import { managerPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { beginCompany } from '../firestore/beginCompany.ts'
import { createAccounts } from '../firestore/createAccounts.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { openApp, openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { applyManager } from '../usecases/applyManager.ts'
import { isTooOld } from './isTooOld.ts'

/** A manager was written down or changed: make the rights of the account follow. */
export const onManagerWritten = onDocumentWritten(
  { document: 'managers/{uid}', region, retry: true },
  async event => {
    if (isTooOld(event)) return
    const db = openDatabase()
    await applyManager(event.params.uid, {
      accounts: createAccounts(getAuth(openApp())),
      read: async uid => (await db.doc(managerPath(uid)).get()).data() ?? null,
      beginCompany: () => beginCompany(db),
      answer: createChannels(db).answer,
      log,
    })
  },
)
