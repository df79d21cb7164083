import type { Message } from '@chats/domain/Message'
import { messagesPath } from '@chats/domain/paths'
import {
  collection,
  documentId,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  type QueryDocumentSnapshot,
} from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import type { LiveMessage } from './LiveMessage.ts'
import { findMessage } from './messagePages.ts'

export interface ReadMessages {
  /** Oldest first. */
  readonly messages: readonly LiveMessage[]
  /** There is nothing older. */
  readonly complete: boolean
  /** What to read on from. */
  readonly last: QueryDocumentSnapshot | null
}

/**
 * Reads `count` messages before one (from the newest ones without it), once: each costs one read. Null when they cannot
 * be had.
 */
export async function readMessages(
  chatId: string,
  before: string | QueryDocumentSnapshot | null,
  count: number,
): Promise<ReadMessages | null> {
  const cursor = typeof before === 'string' ? await findMessage(chatId, { messageId: before }) : before
  if (before !== null && cursor === null) return null
  const messages = collection(backend().db, messagesPath(chatId))
  const order = [orderBy('at', 'desc'), orderBy(documentId(), 'desc')]
  const asked = query(messages, ...order, ...(cursor ? [startAfter(cursor)] : []), limit(count))
  const found = await getDocs(asked).catch(() => null)
  // Without a network the cache answers with what it happens to have: that is not the chat.
  if (found === null || found.metadata.fromCache) return null
  return {
    messages: found.docs.map(doc => fromDocument<Message>(doc)).toReversed(),
    complete: found.size < count,
    last: found.docs.at(-1) ?? cursor,
  }
}
