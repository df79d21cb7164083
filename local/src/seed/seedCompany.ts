import type { Firestore } from '@google-cloud/firestore'
import type { Company } from '@chats/domain/Company'
import { companyPath } from '@chats/domain/paths'
import { writeDocuments } from './writeDocuments.ts'

const company: Company = {
  schema: 1,
  name: 'Онлайн-школа английского Welcome',
  timeZone: 'Europe/Kyiv',
  readAllBefore: 0,
  markReadOnReply: false,
}

/** Writes the demo company's settings. */
export const seedCompany = (db: Firestore): Promise<void> => writeDocuments(db, [[companyPath, company]])
