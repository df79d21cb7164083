import type { Firestore } from 'firebase-admin/firestore'
import { newCompany } from '@chats/domain/newCompany'
import { companyPath } from '@chats/domain/paths'
import { toStored } from './instants.ts'
import { isDuplicate } from './storeFailure.ts'

/** Puts the company's settings where none are: only then can an admin change them in the page. */
export async function beginCompany(db: Firestore): Promise<void> {
  const ref = db.doc(companyPath)
  if ((await ref.get()).exists) return
  await ref.create(toStored(newCompany())).catch(error => {
    if (!isDuplicate(error)) throw error
  })
}
