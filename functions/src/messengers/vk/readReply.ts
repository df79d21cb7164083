import { previewOf } from '@chats/domain/previewOf'
import type { Reply } from '@chats/domain/Reply'
import { readContents } from './readContents.ts'
import { readQuoted } from './updateSchema.ts'
import type { VkMessage } from './updateSchema.ts'

/** The message that a message answers; null when it answers none, or one of elsewhere. */
export function readReply({ reply_message, peer_id }: VkMessage): Reply | null {
  const quoted = reply_message === undefined ? null : readQuoted(reply_message)
  if (!quoted?.conversation_message_id) return null
  const [content] = readContents(quoted)
  return {
    externalId: String(quoted.conversation_message_id),
    direction: quoted.from_id === peer_id ? 'in' : 'out',
    kind: content?.kind ?? 'text',
    preview: content ? previewOf(content) : '',
  }
}
