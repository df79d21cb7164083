import { HttpsError, onCall } from 'firebase-functions/https'
import { inviteRequestSchema } from '@chats/domain/Invite'
import { region } from '../config.ts'
import { createInvites } from '../firestore/createInvites.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { inviteToChannel as invite } from '../usecases/inviteToChannel.ts'
import { newToken } from './inviteToken.ts'
import { managerOf, refusedManager } from './managerOf.ts'

/** A manager asks for a personal link of somebody into another channel; answers `{link}`. */
export const inviteToChannel = onCall({ region }, async ({ auth, data }) => {
  const by = managerOf(auth)
  const request = inviteRequestSchema.safeParse(data)
  if (!request.success) throw new HttpsError('invalid-argument', 'not a person and a channel')
  const ports = { invites: createInvites(openDatabase()), newToken, now: Date.now, log }
  const made = await invite(by, request.data, ports)
  if (typeof made === 'string') throw refusedManager(made)
  return made
})
