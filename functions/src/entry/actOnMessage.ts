import { HttpsError, onCall } from 'firebase-functions/https'
import { messageActionSchema } from '@chats/domain/MessageAction'
import type { MessageRefusal } from '@chats/domain/MessageAction'
import { region } from '../config.ts'
import { findAuthor } from '../firestore/findAuthor.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { isUnavailable } from '../firestore/storeFailure.ts'
import { actOnMessage as act } from '../usecases/actOnMessage.ts'
import { managerOf } from './managerOf.ts'
import { outboxPorts } from './outboxPorts.ts'

/** A manager's word on a message: what domain/src/MessageAction.ts lists. */
export const actOnMessage = onCall(
  { region, memory: '512MiB', timeoutSeconds: 300 },
  async ({ auth, data }) => {
    const uid = managerOf(auth)
    const action = messageActionSchema.safeParse(data)
    if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
    if (/\//u.test(action.data.chatId + action.data.messageId)) {
      throw new HttpsError('invalid-argument', 'not an id')
    }
    const acted = await act(uid, action.data, {
      ...outboxPorts(),
      authorOf: (id, chatId) => findAuthor(openDatabase(), id, chatId),
    }).catch(later)
    if (acted === 'not_allowed') throw new HttpsError('permission-denied', 'not your chat')
    if (acted !== 'done') {
      const [code, words] = refusals[acted]
      throw new HttpsError(code, words, { reason: acted })
    }
    return { ok: true }
  },
)

/** The database is busy: asking again is safe, and whatever was begun is taken up by the sweeper. */
function later(error: unknown): never {
  if (isUnavailable(error)) throw new HttpsError('unavailable', 'not now', { reason: 'network' })
  throw error
}

const refusals = {
  conflict: ['aborted', 'somebody else changed it'],
  too_late: ['failed-precondition', 'the messenger no longer allows it'],
  not_found: ['not-found', 'there is no such message'],
  not_possible: ['failed-precondition', 'the message has moved on'],
  refused: ['failed-precondition', 'the messenger does not take it'],
  network: ['unavailable', 'the messenger does not answer'],
  channel: ['failed-precondition', 'the channel is gone'],
} as const satisfies Record<MessageRefusal, readonly [string, string]>
