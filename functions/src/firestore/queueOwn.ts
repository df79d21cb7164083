import { FieldValue } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Author } from '@chats/domain/Author'
import type { Buttons } from '@chats/domain/Button'
import type { Chat } from '@chats/domain/Chat'
import { messagePath } from '@chats/domain/paths'
import { toStored } from './instants.ts'

/** A message of ours that no manager wrote. */
export interface OwnMessage {
  readonly chatId: string
  readonly messageId: string
  readonly author: Author
  readonly text: string
  readonly buttons?: Buttons
}

/** Queues a message that no manager wrote, as a browser queues one: the outbox does the rest. */
export function queueOwn(
  db: Firestore,
  transaction: Transaction,
  { personId }: Pick<Chat, 'personId'>,
  { chatId, messageId, author, text, buttons }: OwnMessage,
): void {
  transaction.create(db.doc(messagePath(chatId, messageId)), {
    ...toStored({
      schema: 1,
      chatId,
      personId,
      direction: 'out',
      kind: 'text',
      content: { kind: 'text', text, ...(buttons && { buttons }) },
      author,
      delivery: { state: 'queued', attempt: 0 },
    }),
    at: FieldValue.serverTimestamp(),
  })
}
