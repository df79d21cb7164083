import type { Content } from '@chats/domain/Content'
import { showsInline } from './showsInline.ts'

/**
 * How a content is drawn: its words alone, a picture or film that fills the bubble, something without a bubble, a file
 * by its name, or a card of its own.
 */
export type ContentLook = 'words' | 'media' | 'bare' | 'file' | 'card'

const WORDS = new Set<string>(['text', 'indicator', 'automation', 'system'])
const MEDIA = new Set<string>(['photo', 'video', 'animation'])

export function contentLook(content: Content): ContentLook {
  if (WORDS.has(content.kind)) return 'words'
  if (content.kind === 'sticker') return 'bare'
  if (!('file' in content)) return 'card'
  const { kind, file } = content
  const arrives = file.state === 'pending' || file.state === 'failed'
  const sound = kind === 'voice' || kind === 'audio'
  if (file.state === 'too_big' || kind === 'file' || (sound && arrives)) return 'file'
  if (file.state === 'stored' && !showsInline(kind, file.type)) return 'file'
  if (kind === 'round') return 'bare'
  return MEDIA.has(kind) ? 'media' : 'card'
}
