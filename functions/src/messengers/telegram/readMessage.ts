import type { InboundEdit, InboundMessage } from '@chats/domain/Inbound'
import { clip } from './clip.ts'
import { given } from './given.ts'
import { readContent } from './readContent.ts'
import { readReply } from './readReply.ts'
import { readSender } from './readSender.ts'
import type { TelegramMessage } from './updateSchema.ts'

/** A Message that the person wrote; null when it does not say who. */
export function readMessage(message: TelegramMessage): InboundMessage | null {
  const parts = partsOf(message)
  const start = /^\/start(?:@\w+)?(?:\s+(\S{1,64}))?\s*$/u.exec(message.text ?? '')
  return (
    parts && {
      type: 'message',
      ...parts,
      ...(start && { start: { payload: (start[1] ?? '').toWellFormed() } }),
    }
  )
}

/** A Message that the person changed; null when it does not say who. */
export function readEdit(message: TelegramMessage): InboundEdit | null {
  const parts = partsOf(message)
  return parts && { type: 'edit', ...parts, editedAt: (message.edit_date ?? message.date) * 1000 }
}

function partsOf(message: TelegramMessage) {
  const { from, message_id, date, media_group_id } = message
  if (!from) return null
  return {
    sender: readSender(from),
    externalId: String(message_id),
    at: date * 1000,
    content: readContent(message),
    ...given({
      replyTo: readReply(message) ?? undefined,
      albumId: media_group_id ? clip(media_group_id, 100) : undefined,
    }),
  }
}
