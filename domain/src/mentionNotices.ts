import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { Notice } from './Notice.ts'

const LONGEST = 500

/**
 * What tells managers that they were mentioned in a note (S-64): each once, however often the note is gone through, and
 * nobody who does not see the person, nor the author themselves.
 */
export function mentionNotices(
  messageId: string,
  note: Pick<Message, 'chatId' | 'content' | 'author'>,
  about: { readonly personId: string; readonly personName: string },
  sees: (managerId: string) => boolean,
  now: Instant,
): readonly Notice[] {
  const { chatId, content, author } = note
  if (content.kind !== 'note') return []
  return Object.keys(content.mentions ?? {})
    .filter(id => id !== author.id && sees(id))
    .map(managerId => ({
      managerId,
      id: `mention_${messageId}`,
      notification: {
        schema: 1,
        kind: 'mention',
        ...about,
        chatId,
        messageId,
        text: (content.text ?? '').slice(0, LONGEST),
        by: { id: author.id, name: author.name },
        at: now,
        readAt: null,
      },
    }))
}
