import type { Content } from './Content.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { AskedChange } from './moveChange.ts'
import { sameValue } from './sameValue.ts'

const MOST_EDITS = 50

/**
 * A message as it is once a change is through: the earlier wording is kept, and a removal keeps what stood there. An edit
 * that the messenger has told of before adds nothing.
 */
export function applyChange(message: Message, change: AskedChange, now: Instant): Message {
  switch (change.kind) {
    case 'edit':
      return change.content && !sameValue(change.content, message.content)
        ? reword(message, change.content, { by: change.author, now })
        : message
    case 'remove':
      return { ...message, deletedAt: now, deletedBy: change.author }
    case 'react':
      return { ...message, reactions: { ...message.reactions, out: change.emoji ? [change.emoji] : [] } }
  }
}

/** `editedAt` always moves on: it is by this that two edits of one wording know of each other. */
const reword = (
  message: Message,
  content: Content,
  { by, now }: { by: AskedChange['author']; now: Instant },
): Message => ({
  ...message,
  kind: content.kind,
  content,
  edits: [...(message.edits ?? []), { content: message.content, at: now, by }].slice(-MOST_EDITS),
  editedAt: Math.max(now, (message.editedAt ?? 0) + 1),
})
