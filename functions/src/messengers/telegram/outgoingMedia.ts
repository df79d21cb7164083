import type { FileContent } from '@chats/domain/Content'
import type { OutgoingFile } from '../Messenger.ts'
import { safeFileName } from './safeFileName.ts'
import { sniffType } from './sniffType.ts'

/** A file as it goes to Telegram: as which kind, under which name, and what is known of it. */
export interface OutgoingMedia {
  readonly kind: 'photo' | 'video' | 'voice' | 'audio' | 'file'
  readonly name: string
  readonly bytes: Uint8Array
  readonly content: FileContent
}

/** What Telegram takes as a picture, and as a voice message: https://core.telegram.org/bots/api#sendvoice */
const endings: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  photo: { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' },
  voice: { 'audio/ogg': 'ogg', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a' },
}

/**
 * How a file goes out. A photo or a voice message of a format that Telegram would refuse or turn into something else goes
 * as a file. What counts is what the bytes are; Telegram goes by the name's ending, so the name says the same.
 */
export function outgoingMedia(content: FileContent, { name, type, bytes }: OutgoingFile): OutgoingMedia {
  const { kind } = content
  const file = (usual: string) => ({ name: safeFileName(name, usual), bytes, content })
  if (kind === 'photo' || kind === 'voice') {
    const ending = endings[kind]?.[sniffType(bytes, type) ?? '']
    return ending ? { kind, name: `${kind}.${ending}`, bytes, content } : { kind: 'file', ...file('file') }
  }
  if (kind === 'video') return { kind, ...file('video.mp4') }
  if (kind === 'audio') return { kind, ...file('audio.mp3') }
  return { kind: 'file', ...file('file') }
}
