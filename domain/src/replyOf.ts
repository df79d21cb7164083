import { incomingMessageId } from './ids.ts'
import type { Reply } from './Reply.ts'

/** The quote of an update with our id of what it quotes; `answered` is that of a message of our side, if we know it. */
export function replyOf(
  reply: Reply | undefined,
  answered: string | undefined,
): { readonly replyTo?: Reply } {
  if (!reply) return {}
  const messageId = reply.direction === 'in' ? incomingMessageId(reply.externalId) : answered
  return { replyTo: { ...reply, ...(messageId !== undefined && { messageId }) } }
}
