import { markChatRead } from '@chats/domain/markChatRead'
import type { Person } from '@chats/domain/Person'
import { personPath } from '@chats/domain/paths'
import {
  doc,
  FieldPath,
  FirestoreError,
  runTransaction,
  serverTimestamp,
  Timestamp,
  updateDoc,
  type DocumentReference,
} from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'

/** Marks a chat of a person as read, in the name of a manager. */
export interface ReadMark {
  readonly person: Pick<Person, 'chats' | 'unread' | 'unreadSince'> & { readonly id: string }
  readonly chatId: string
  readonly by: { readonly id: string; readonly name: string }
}

/**
 * Marks everything in a chat as read: one write, counted against what the server has now. Without network the write
 * waits in this browser, counted against what is known here, and is counted anew should the server then refuse it.
 * False when this manager may not.
 */
export async function markRead({ person, chatId, by }: ReadMark, online: boolean): Promise<boolean> {
  const at = doc(backend().db, personPath(person.id))
  if (online) {
    try {
      await markFresh(at, chatId, by)
      return true
    } catch (error) {
      if (error instanceof FirestoreError && error.code === 'permission-denied') return false
    }
  }
  write(person, chatId, by, (...changes) => updateDoc(at, ...changes)).catch(() =>
    markFresh(at, chatId, by).catch(() => undefined),
  )
  return true
}

function markFresh(at: DocumentReference, chatId: string, by: ReadMark['by']): Promise<void> {
  return runTransaction(backend().db, async transaction => {
    const now = await transaction.get(at)
    if (!now.exists()) return
    const person = fromDocument<Person>(now)
    if (person.chats[chatId]?.unread === 0) return
    write(person, chatId, by, (...changes) => transaction.update(at, ...changes))
  })
}

type Changes = [field: FieldPath, value: unknown, ...more: unknown[]]

function write<T>(
  person: Pick<Person, 'chats' | 'unread' | 'unreadSince'>,
  chatId: string,
  by: ReadMark['by'],
  send: (...changes: Changes) => T,
): T {
  const { unread, unreadSince } = markChatRead(person, chatId)
  return send(
    new FieldPath('chats', chatId, 'unread'),
    0,
    new FieldPath('chats', chatId, 'unreadSince'),
    null,
    'unread',
    unread,
    'unreadSince',
    unreadSince === null ? null : Timestamp.fromMillis(unreadSince),
    'readChatId',
    chatId,
    'readBy',
    by.id,
    'readByName',
    by.name,
    'readAt',
    serverTimestamp(),
  )
}
