import type { Instant } from '@chats/domain/Instant'
import { messagePath, scheduledPath } from '@chats/domain/paths'
import type { Reply } from '@chats/domain/Reply'
import type { Scheduled } from '@chats/domain/Scheduled'
import { doc, serverTimestamp, Timestamp, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { queuedDocument } from '../messages/queueMessage.ts'
import type { Row } from '../Row.ts'

interface By {
  readonly id: string
  readonly name: string
}

/** When it is to be sent, and in whose name. */
export interface Later {
  readonly sendAt: Instant
  readonly unlessAnswered: boolean
  readonly author: By
}

/** One message to be sent later; the parts of an album have an id in common. */
export interface Plan {
  readonly id: string
  readonly chatId: string
  readonly personId: string
  readonly content: Scheduled['content']
  readonly replyTo?: Reply | undefined
  readonly albumId?: string | undefined
}

const at = (chatId: string, id: string) => doc(backend().db, scheduledPath(chatId, id))
const authorOf = ({ id, name }: By) => ({ type: 'manager', id, name })
const changed = ({ sendAt, unlessAnswered, author }: Later) => ({
  author: authorOf(author),
  sendAt: Timestamp.fromMillis(sendAt),
  unlessAnswered,
  since: serverTimestamp(),
})

/** Has a message, or the parts of an album, sent later; functions queue each under the same id. */
export function scheduleMessages(plans: readonly Plan[], later: Later): Promise<void> {
  const batch = writeBatch(backend().db)
  for (const { id, chatId, personId, content, replyTo, albumId } of plans) {
    batch.set(at(chatId, id), {
      schema: 1,
      chatId,
      personId,
      content,
      ...changed(later),
      ...(replyTo && { replyTo }),
      ...(albumId !== undefined && { albumId }),
    })
  }
  return batch.commit()
}

/** Changes them, the content of the first too, in the name of who does; rejects when they have gone meanwhile. */
export function changeScheduled(
  parts: readonly Row<Scheduled>[],
  content: Scheduled['content'],
  later: Later,
): Promise<void> {
  const batch = writeBatch(backend().db)
  parts.forEach(({ chatId, id }, place) =>
    batch.update(at(chatId, id), { ...changed(later), ...(place === 0 && { content }) }),
  )
  return batch.commit()
}

export function cancelScheduled(parts: readonly Row<Scheduled>[]): Promise<void> {
  const batch = writeBatch(backend().db)
  for (const { chatId, id } of parts) batch.delete(at(chatId, id))
  return batch.commit()
}

/** Queues them now, in place of their time; rejects when functions were first: then they have gone. */
export function sendScheduledNow(parts: readonly Row<Scheduled>[], author: By): Promise<void> {
  const batch = writeBatch(backend().db)
  for (const { id, chatId, personId, content, replyTo, albumId } of parts) {
    batch.delete(at(chatId, id))
    batch.set(
      doc(backend().db, messagePath(chatId, id)),
      queuedDocument({ id, chatId, personId, content, author, replyTo, albumId }),
    )
  }
  return batch.commit()
}
