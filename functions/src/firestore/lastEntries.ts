import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Message } from '@chats/domain/Message'
import { messagesPath } from '@chats/domain/paths'
import type { LastEntry } from '@chats/domain/unmergePeople'
import { toDomain } from './instants.ts'

const HIDDEN = new Set(['note', 'system'])
/** A row shows neither notes nor what is about the chat itself; so many of them at the end of a chat are looked past. */
const NOTES_LOOKED_PAST = 20

/** The last entry of each chat's timeline that a row would show, by chat. */
export async function lastEntries(
  db: Firestore,
  transaction: Transaction,
  chatIds: readonly string[],
): Promise<Record<string, LastEntry>> {
  const found = await Promise.all(
    chatIds.map(async chatId => {
      const newest = db.collection(messagesPath(chatId)).orderBy('at', 'desc').limit(NOTES_LOOKED_PAST)
      const doc = (await transaction.get(newest)).docs.find(each => !HIDDEN.has(String(each.get('kind'))))
      return doc ? [[chatId, { messageId: doc.id, message: toDomain<Message>(doc.data()) }] as const] : []
    }),
  )
  return Object.fromEntries(found.flat())
}
