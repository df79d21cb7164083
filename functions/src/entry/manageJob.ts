import { HttpsError, onCall } from 'firebase-functions/https'
import { jobRequestSchema } from '@chats/domain/JobRequest'
import type { JobAnswer } from '@chats/domain/JobRequest'
import { personPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { manageJob as manage } from '../usecases/manageJob.ts'
import { jobPorts } from './jobPorts.ts'
import { requireAdmin } from './requireAdmin.ts'

/** What an admin asks of long work (domain/src/JobRequest.ts). */
export const manageJob = onCall({ region }, async ({ auth, data }): Promise<JobAnswer> => {
  const admin = await requireAdmin(auth)
  const request = jobRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not a request')
  const db = openDatabase()
  const nameOf = async (personId: string) => {
    const person = await db.doc(personPath(personId)).get()
    return person.exists ? String(person.get('name') ?? '') : null
  }
  const ports = { ...(await jobPorts()), audit: createAudit(db), nameOf, now: Date.now, log }
  return manage(admin, request.data, ports)
})
