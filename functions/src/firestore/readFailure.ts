import type { Firestore, Transaction } from 'firebase-admin/firestore'
import { failureNotice } from '@chats/domain/failureNotice'
import type { Instant } from '@chats/domain/Instant'
import type { Message } from '@chats/domain/Message'
import type { Notice } from '@chats/domain/Notice'
import { chatPath, personPath } from '@chats/domain/paths'

/** What tells its author that a message failed; the chat says whose it is. Reads only. */
export async function readFailure(
  db: Firestore,
  transaction: Transaction,
  messageId: string,
  message: Message,
  now: Instant,
): Promise<Notice | null> {
  const personId: unknown = (await transaction.get(db.doc(chatPath(message.chatId)))).get('personId')
  if (typeof personId !== 'string') return null
  const personName = String((await transaction.get(db.doc(personPath(personId)))).get('name') ?? '')
  return failureNotice(messageId, message, { personId, personName }, now)
}
