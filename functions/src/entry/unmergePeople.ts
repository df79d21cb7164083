import { HttpsError, onCall } from 'firebase-functions/https'
import { unmergeRequestSchema } from '@chats/domain/MergeRequest'
import { region } from '../config.ts'
import { createMerges } from '../firestore/createMerges.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { unmergePeople as unmerge } from '../usecases/unmergePeople.ts'
import { managerOf, refusedManager } from './managerOf.ts'

/** A manager takes a merge back; answers whom they were part of. */
export const unmergePeople = onCall({ region }, async ({ auth, data }) => {
  const by = managerOf(auth)
  const request = unmergeRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not a person')
  const ports = { merges: createMerges(openDatabase()), now: Date.now, log }
  const parted = await unmerge(by, request.data.otherId, ports)
  if (typeof parted === 'string') throw refusedManager(parted)
  return parted
})
