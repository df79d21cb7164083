import type { Instant } from '@chats/domain/Instant'
import { messagePath, scheduledPath } from '@chats/domain/paths'
import type { Reply } from '@chats/domain/Reply'
import type { Scheduled } from '@chats/domain/Scheduled'
import { deleteDoc, doc, serverTimestamp, setDoc, Timestamp, updateDoc, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { queuedDocument } from '../messages/queueMessage.ts'
import type { Row } from '../Row.ts'

interface By {
  readonly id: string
  readonly name: string
}

/** What is to be sent, and when. */
export interface Later {
  readonly content: Scheduled['content']
  readonly sendAt: Instant
  readonly unlessAnswered: boolean
  readonly author: By
}

interface Where {
  readonly id: string
  readonly chatId: string
  readonly personId: string
  readonly replyTo?: Reply | undefined
}

const at = (chatId: string, id: string) => doc(backend().db, scheduledPath(chatId, id))
const authorOf = ({ id, name }: By) => ({ type: 'manager', id, name })
const changed = ({ content, sendAt, unlessAnswered, author }: Later) => ({
  content,
  author: authorOf(author),
  sendAt: Timestamp.fromMillis(sendAt),
  unlessAnswered,
  since: serverTimestamp(),
})

/** Has a message sent later; functions queue it under the same id. */
export const scheduleMessage = ({ id, chatId, personId, replyTo }: Where, later: Later): Promise<void> =>
  setDoc(at(chatId, id), { schema: 1, chatId, personId, ...changed(later), ...(replyTo && { replyTo }) })

/** Changes it, in the name of who does; rejects when it has gone meanwhile. */
export const changeScheduled = (chatId: string, id: string, later: Later): Promise<void> =>
  updateDoc(at(chatId, id), changed(later))

export const cancelScheduled = (chatId: string, id: string): Promise<void> => deleteDoc(at(chatId, id))

/** Queues it now, in place of its time; rejects when functions were first: then it has gone. */
export function sendScheduledNow(scheduled: Row<Scheduled>, author: By): Promise<void> {
  const { id, chatId, personId, content, replyTo } = scheduled
  const batch = writeBatch(backend().db)
  batch.delete(at(chatId, id))
  batch.set(
    doc(backend().db, messagePath(chatId, id)),
    queuedDocument({ id, chatId, personId, content, author, replyTo }),
  )
  return batch.commit()
}
