import { randomUUID } from 'node:crypto'
import { HttpsError, onCall } from 'firebase-functions/https'
import { tunnelRunRequestSchema } from '@chats/domain/TunnelRequest'
import type { TunnelRunAnswer } from '@chats/domain/TunnelRequest'
import { region } from '../config.ts'
import { findAuthor } from '../firestore/findAuthor.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { actOnTunnelRun as act } from '../usecases/actOnTunnelRun.ts'
import { managerOf } from './managerOf.ts'
import { tunnelPorts } from './tunnelPorts.ts'

/** What a manager asks about the way of somebody whom they see through a tunnel (domain/src/TunnelRequest.ts). */
export const actOnTunnelRun = onCall({ region }, async ({ auth, data }): Promise<TunnelRunAnswer> => {
  const uid = managerOf(auth)
  const request = tunnelRunRequestSchema.safeParse(data)
  if (!request.success || request.data.chatId.includes('/'))
    throw new HttpsError('invalid-argument', 'not a request')
  const author = await findAuthor(openDatabase(), uid, request.data.chatId)
  if (!author) throw new HttpsError('permission-denied', 'not your people')
  return act({ id: uid, name: author.name }, request.data, randomUUID(), tunnelPorts(), Date.now())
})
