import { HttpsError, onCall } from 'firebase-functions/https'
import { figuresRequestSchema } from '@chats/domain/LeadToolFigures'
import type { LeadToolFigures } from '@chats/domain/LeadToolFigures'
import { region } from '../config.ts'
import { countStarts } from '../firestore/countStarts.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { requireAdmin } from './requireAdmin.ts'

/** How often links of lead tools were followed, for an admin. */
export const leadToolFigures = onCall({ region }, async ({ auth, data }): Promise<LeadToolFigures> => {
  await requireAdmin(auth)
  const request = figuresRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not codes of lead tools')
  return countStarts(openDatabase(), request.data.codes)
})
