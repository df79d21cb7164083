import type { Attachment } from '@chats/domain/Attachment'

const LONGEST_URL = 2048
/** The most that is copied; VK's documents go up to 200 MB. */
const LARGEST = 20 * 1024 * 1024

/** A file of VK that is still to be copied; without an address it cannot be had, and a big one is not. */
export function pendingFile(file: {
  readonly url: string | undefined
  readonly name: string
  readonly type: string
  readonly size?: number | undefined
}): Attachment {
  const { url, size } = file
  const about = {
    name: file.name.slice(0, 300).toWellFormed(),
    type: file.type,
    ...(size !== undefined && { size }),
  }
  if (!url || url.length > LONGEST_URL) return { state: 'failed', ...about }
  return { state: size !== undefined && size > LARGEST ? 'too_big' : 'pending', ...about, source: url }
}
