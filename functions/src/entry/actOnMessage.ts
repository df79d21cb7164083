import { HttpsError, onCall } from 'firebase-functions/https'
import { accessSchema, roleSchema } from '@chats/domain/Manager'
import { messageActionSchema } from '@chats/domain/MessageAction'
import { region } from '../config.ts'
import { mayWrite } from '../firestore/mayWrite.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { actOnMessage as act } from '../usecases/actOnMessage.ts'
import { outboxPorts } from './outboxPorts.ts'

/** A manager's word on an outgoing message: retry, resend, accept, cancel (domain/src/MessageAction.ts). */
export const actOnMessage = onCall({ region }, async ({ auth, data }) => {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in first')
  const { role, access } = auth.token
  if (!roleSchema.safeParse(role).success || !accessSchema.safeParse(access).success) {
    throw new HttpsError('permission-denied', 'no rights')
  }
  const action = messageActionSchema.safeParse(data)
  if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
  if (/\//u.test(action.data.chatId + action.data.messageId)) {
    throw new HttpsError('invalid-argument', 'not an id')
  }
  const acted = await act(auth.uid, action.data, {
    ...outboxPorts(),
    mayWrite: (uid, chatId) => mayWrite(openDatabase(), uid, chatId),
  })
  if (acted === 'not_allowed') throw new HttpsError('permission-denied', 'not your chat')
  if (acted === 'not_possible') throw new HttpsError('failed-precondition', 'the message has moved on')
  return { ok: true }
})
