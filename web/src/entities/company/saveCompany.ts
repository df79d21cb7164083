import type { Company } from '@chats/domain/Company'
import type { RatingForm } from '@chats/domain/RatingForm'
import { auditPath, companyPath } from '@chats/domain/paths'
import type { Away, WorkingHours } from '@chats/domain/WorkingHours'
import { deleteField, doc, serverTimestamp, updateDoc, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

/** What an admin writes of the company. */
export type CompanyInformation = Pick<Company, 'name' | 'timeZone' | 'markReadOnReply'>

/** Puts down what was changed; for admins (firestore.rules). */
export const saveInformation = (changes: Partial<CompanyInformation>): Promise<WriteOutcome> =>
  settleWrite(updateDoc(doc(backend().db, companyPath), changes))

/** How people are asked to rate a dialog; for admins (firestore.rules). */
export const saveRatingForm = (ratingForm: RatingForm): Promise<WriteOutcome> =>
  settleWrite(updateDoc(doc(backend().db, companyPath), { ratingForm }))

/** Puts down when the company works, null where no hours are kept, and what is said outside them; for admins. */
export const saveHours = (workingHours: WorkingHours | null, away: Away): Promise<WriteOutcome> =>
  settleWrite(
    updateDoc(doc(backend().db, companyPath), { workingHours: workingHours ?? deleteField(), away }),
  )

/**
 * Makes everything read that is unread up to now, whatever the number of chats: two writes, the second of which says in
 * the audit who did it.
 */
export function readAll(by: { readonly id: string; readonly name: string }): Promise<WriteOutcome> {
  const { db } = backend()
  const entry = crypto.randomUUID()
  const batch = writeBatch(db)
  batch.update(doc(db, companyPath), { readAllBefore: serverTimestamp(), readAllEntry: entry })
  batch.set(doc(db, auditPath(entry)), { schema: 1, at: serverTimestamp(), by, what: 'company_read_all' })
  return settleWrite(batch.commit())
}
