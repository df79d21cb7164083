import { incomingMessageId } from './ids.ts'
import type { Reply } from './Reply.ts'

/**
 * The quote of an update with our id of what it quotes; `answered` is that of a message of our side, if we know it. A quote
 * from elsewhere has no id of the messenger either.
 */
export function replyOf(
  reply: Reply | undefined,
  answered: string | undefined,
): { readonly replyTo?: Reply } {
  if (!reply) return {}
  const theirs = reply.externalId === '' ? undefined : incomingMessageId(reply.externalId)
  const messageId = reply.direction === 'in' ? theirs : answered
  return { replyTo: { ...reply, ...(messageId !== undefined && { messageId }) } }
}
