import { HttpsError, onCall } from 'firebase-functions/https'
import { pushRequestSchema } from '@chats/domain/PushRequest'
import type { PushAnswer } from '@chats/domain/PushRequest'
import { managerPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { readManager } from '../firestore/readManager.ts'
import { managePush as manage } from '../usecases/managePush.ts'
import { managerOf } from './managerOf.ts'
import { pushPorts } from './pushPorts.ts'

/** What a manager asks about pushes to their browsers (domain/src/PushRequest.ts). */
export const managePush = onCall({ region }, async ({ auth, data }): Promise<PushAnswer> => {
  const uid = managerOf(auth)
  if (!readManager(await openDatabase().doc(managerPath(uid)).get())) {
    throw new HttpsError('permission-denied', 'no access')
  }
  const request = pushRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not a request')
  return manage(uid, request.data, pushPorts())
})
