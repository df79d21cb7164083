import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { Notice } from './Notice.ts'
import { previewOf } from './previewOf.ts'

/** What tells a manager that their message was not sent; null for what no manager wrote. Once for each try. */
export function failureNotice(
  messageId: string,
  message: Pick<Message, 'chatId' | 'content' | 'author' | 'delivery'>,
  about: { readonly personId: string; readonly personName: string },
  now: Instant,
): Notice | null {
  const { author, chatId, content, delivery } = message
  if (author.type !== 'manager') return null
  return {
    managerId: author.id,
    id: `failed_${messageId}_${delivery?.attempt ?? 0}`,
    notification: {
      schema: 1,
      kind: 'failed',
      ...about,
      chatId,
      messageId,
      text: previewOf(content),
      by: null,
      at: now,
      readAt: null,
    },
  }
}
