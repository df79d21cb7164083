import type { LastMessage, Person } from './Person.ts'
import type { Message } from './Message.ts'
import { previewOf } from './previewOf.ts'

type Row = Pick<Person, 'lastMessage' | 'lastMessageAt'>

/** The row's last message after one more entry on the timeline: the later one by time, then by id, or the same entry anew. */
export function showOnRow(row: Row, messageId: string, message: Message): Row {
  const { lastMessage: last, lastMessageAt } = row
  const shown = last?.messageId === messageId && last.chatId === message.chatId
  if (last && !shown && !isLater({ at: message.at, messageId }, last))
    return { lastMessage: last, lastMessageAt }
  const lastMessage: LastMessage = {
    messageId,
    chatId: message.chatId,
    kind: message.kind,
    text: message.deletedAt === undefined ? previewOf(message.content) : '',
    direction: message.direction,
    ...(message.direction === 'out' && message.author.type !== 'bot' && { authorId: message.author.id }),
    at: message.at,
    ...(message.deletedAt !== undefined && { deleted: true }),
  }
  return { lastMessage, lastMessageAt: Math.max(lastMessageAt, message.at) }
}

/** Which of two entries stands later on the timeline: by time, then by id. */
export const isLater = (
  a: Pick<LastMessage, 'at' | 'messageId'>,
  b: Pick<LastMessage, 'at' | 'messageId'>,
): boolean => a.at > b.at || (a.at === b.at && a.messageId > b.messageId)
