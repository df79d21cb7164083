import { messagePath } from '@chats/domain/paths'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'

/** A manager's text on its way into a chat. The id is made once per message and is its idempotency key. */
export interface OutgoingText {
  readonly id: string
  readonly chatId: string
  readonly personId: string
  readonly text: string
  readonly author: { readonly id: string; readonly name: string }
}

/**
 * Puts a message into its chat's outbox. It shows at once and waits in this browser while there is no network;
 * resolves when the server has it, rejects when the rules refuse it.
 */
export function queueMessage({ id, chatId, personId, text, author }: OutgoingText): Promise<void> {
  return setDoc(doc(backend().db, messagePath(chatId, id)), {
    schema: 1,
    chatId,
    personId,
    direction: 'out',
    kind: 'text',
    at: serverTimestamp(),
    content: { kind: 'text', text },
    author: { type: 'manager', id: author.id, name: author.name },
    delivery: { state: 'queued', attempt: 0 },
  })
}
