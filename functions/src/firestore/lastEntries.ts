import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Message } from '@chats/domain/Message'
import { messagesPath } from '@chats/domain/paths'
import type { LastEntry } from '@chats/domain/unmergePeople'
import { toDomain } from './instants.ts'

/** The last entry of each chat's timeline, by chat; one read for each. */
export async function lastEntries(
  db: Firestore,
  transaction: Transaction,
  chatIds: readonly string[],
): Promise<Record<string, LastEntry>> {
  const found = await Promise.all(
    chatIds.map(async chatId => {
      const newest = db.collection(messagesPath(chatId)).orderBy('at', 'desc').limit(1)
      const [doc] = (await transaction.get(newest)).docs
      return doc ? [[chatId, { messageId: doc.id, message: toDomain<Message>(doc.data()) }] as const] : []
    }),
  )
  return Object.fromEntries(found.flat())
}
