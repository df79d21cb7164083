import { getApps, initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { companyPath } from '@chats/domain/paths'

/** The admin app of this instance; made once. */
export const openApp = () => getApps()[0] ?? initializeApp()

/** The database of this instance. Absent optional fields are left out of documents. */
export function openDatabase(): Firestore {
  if (database) return database
  database = getFirestore(openApp())
  database.settings({ ignoreUndefinedProperties: true })
  return database
}
let database: Firestore | undefined

/** Opens the connection before the first update comes: loading gRPC costs 0.4 s once. Not answering now is no reason to fail. */
export const warmDatabase = async (): Promise<void> => {
  await openDatabase()
    .doc(companyPath)
    .get()
    .catch(() => undefined)
}
