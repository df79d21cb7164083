import type { VkMessage } from './State.ts'

/** A message as VK shows it inside another one: a foreign message, without what is above it. */
export function quoted({
  id,
  conversation_message_id,
  peer_id,
  from_id,
  date,
  text,
  attachments,
}: VkMessage): Record<string, unknown> {
  return { date, from_id, text, attachments, conversation_message_id, peer_id, id }
}
