import type { Attachment } from '@chats/domain/Attachment'
import { clip } from './clip.ts'

/** The most that a bot may fetch: https://core.telegram.org/bots/api#getfile */
export const largestDownload = 20 * 1024 * 1024

/** A file of an incoming message that is still at Telegram; `usual` is what it is when nobody says. */
export function attachmentOf(
  file: {
    readonly file_id: string
    readonly file_size?: number | undefined
    readonly file_name?: string | undefined
    readonly mime_type?: string | undefined
  },
  usual: { readonly name: string; readonly type: string },
): Attachment {
  const { file_id, file_size, file_name, mime_type } = file
  return {
    state: file_size !== undefined && file_size > largestDownload ? 'too_big' : 'pending',
    name: clip(file_name || usual.name, 300),
    type: clip(mime_type || usual.type, 200),
    ...(file_size !== undefined && { size: file_size }),
    source: file_id,
  }
}
