import { HttpsError, onCall } from 'firebase-functions/https'
import { mergeRequestSchema } from '@chats/domain/MergeRequest'
import { region } from '../config.ts'
import { createMerges } from '../firestore/createMerges.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { mergePeople as merge } from '../usecases/mergePeople.ts'
import { managerOf, refusedManager } from './managerOf.ts'

/** A manager says that two people are one (domain/src/MergeRequest.ts); `otherId` then names the merge. */
export const mergePeople = onCall({ region }, async ({ auth, data }) => {
  const by = managerOf(auth)
  const request = mergeRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not two people')
  const merged = await merge(by, request.data, { merges: createMerges(openDatabase()), now: Date.now, log })
  if (merged !== 'merged') throw refusedManager(merged)
  return { ok: true }
})
