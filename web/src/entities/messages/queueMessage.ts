import type { Content } from '@chats/domain/Content'
import { messagePath } from '@chats/domain/paths'
import type { Reply } from '@chats/domain/Reply'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'

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
export function queueMessage(message: OutgoingMessage): Promise<void> {
  const { id, chatId, personId, content, author, replyTo, albumId } = message
  return setDoc(doc(backend().db, messagePath(chatId, id)), {
    schema: 1,
    chatId,
    personId,
    direction: 'out',
    kind: content.kind,
    at: serverTimestamp(),
    content,
    author: { type: 'manager', id: author.id, name: author.name },
    delivery: { state: 'queued', attempt: 0 },
    ...(replyTo && { replyTo }),
    ...(albumId && { albumId }),
  })
}
