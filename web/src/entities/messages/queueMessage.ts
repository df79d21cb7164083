import type { Content } from '@chats/domain/Content'
import { messagePath } from '@chats/domain/paths'
import type { Reply } from '@chats/domain/Reply'
import { doc, serverTimestamp, setDoc, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { echo } from './sendEchoes.ts'

/** A manager's message on its way into a chat. The id is made once per message and is its idempotency key. */
export interface OutgoingMessage {
  readonly id: string
  readonly chatId: string
  readonly personId: string
  readonly content: Content
  readonly author: { readonly id: string; readonly name: string }
  readonly replyTo?: Reply | undefined
  readonly albumId?: string | undefined
}

/**
 * Puts a message into its chat's outbox; a file of it is in Storage already. It shows at once and waits in this browser
 * while there is no network; resolves when the server has it, rejects when the rules refuse it.
 */
export const queueMessage = (message: OutgoingMessage): Promise<void> =>
  echo([messageOf(message)], () => setDoc(refOf(message), queuedDocument(message)))

/** Puts the parts of an album into the outbox at one moment: all of them, or none. */
export function queueAlbum(parts: readonly OutgoingMessage[]): Promise<void> {
  const batch = writeBatch(backend().db)
  for (const part of parts) batch.set(refOf(part), queuedDocument(part))
  return echo(parts.map(messageOf), () => batch.commit())
}

const refOf = ({ chatId, id }: OutgoingMessage) => doc(backend().db, messagePath(chatId, id))

/** A message as it is put into the outbox. */
export const queuedDocument = (message: OutgoingMessage) => ({ ...queued(message), at: serverTimestamp() })

const messageOf = (message: OutgoingMessage) => ({ ...queued(message), id: message.id, at: Date.now() })

const queued = ({ chatId, personId, content, author, replyTo, albumId }: OutgoingMessage) =>
  ({
    schema: 1,
    chatId,
    personId,
    direction: 'out',
    kind: content.kind,
    content,
    author: { type: 'manager', id: author.id, name: author.name },
    delivery: { state: 'queued', attempt: 0 },
    ...(replyTo && { replyTo }),
    ...(albumId && { albumId }),
  }) as const
