import type { Content } from '@chats/domain/Content'
import type { z } from 'zod'
import type { documentSchema } from './attachmentSchemas.ts'
import { pendingFile } from './pendingFile.ts'

/** VK's `type` of a document: https://dev.vk.com/reference/objects/doc */
const GIF = 3

/** A document is a file, a moving picture when it is a GIF. What it is by its bytes is found out when it is copied. */
export function readDocument({ title, ext, size, url, type }: z.infer<typeof documentSchema>): Content {
  const ending = `.${ext}`
  const name = !ext || title.toLowerCase().endsWith(ending.toLowerCase()) ? title : `${title}${ending}`
  const isGif = type === GIF || ext.toLowerCase() === 'gif'
  const mime = isGif ? 'image/gif' : 'application/octet-stream'
  return { kind: isGif ? 'animation' : 'file', file: pendingFile({ url, name, type: mime, size }) }
}
