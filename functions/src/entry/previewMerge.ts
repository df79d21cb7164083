import { HttpsError, onCall } from 'firebase-functions/https'
import { mergeRequestSchema } from '@chats/domain/MergeRequest'
import { region } from '../config.ts'
import { createMerges } from '../firestore/createMerges.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { managerOf, refusedManager } from './managerOf.ts'

/** What two people would be as one; nothing is written. */
export const previewMerge = onCall({ region }, async ({ auth, data }) => {
  const by = managerOf(auth)
  const request = mergeRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not two people')
  const preview = await createMerges(openDatabase()).preview(by, request.data, Date.now())
  if (typeof preview === 'string') throw refusedManager(preview)
  return preview
})
