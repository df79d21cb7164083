import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { byPlace } from '../../../entities/messages/mergeMessages.ts'

/** What colleagues have sent to the person after a message of the timeline; null: since its beginning. */
export const answersSince = (
  messages: readonly LiveMessage[],
  last: LiveMessage | null,
  uid: string,
): readonly LiveMessage[] =>
  messages.filter(
    message =>
      message.direction === 'out' &&
      message.author.type === 'manager' &&
      message.author.id !== uid &&
      message.deletedAt === undefined &&
      (last === null || byPlace(message, last) > 0),
  )
