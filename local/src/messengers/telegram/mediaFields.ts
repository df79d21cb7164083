import type { StoredFile } from './State.ts'

/** Kinds of media that one message can carry, by their field in a Message. */
export const mediaKinds = [
  'photo',
  'video',
  'video_note',
  'animation',
  'sticker',
  'voice',
  'audio',
  'document',
] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What is told of a media besides its file: pixels, whole seconds, names. */
export interface MediaDetails {
  width?: number
  height?: number
  duration?: number
  title?: string
  performer?: string
  emoji?: string
  thumbnail?: StoredFile
}

/** A file as the Bot API names it. */
const described = ({ id, size }: StoredFile) => ({ file_id: id, file_unique_id: `u${id}`, file_size: size })

/** The fields of a Message that carry a file of a kind: https://core.telegram.org/bots/api#message */
export function mediaFields(
  kind: MediaKind,
  file: StoredFile,
  { width = 640, height = 360, duration = 1, title, performer, emoji, thumbnail }: MediaDetails,
): Record<string, unknown> {
  const common = described(file)
  const size = { width, height }
  const document = { ...common, file_name: file.name, mime_type: file.type }
  const preview = thumbnail ? { thumbnail: { ...described(thumbnail), width: 128, height: 128 } } : {}
  switch (kind) {
    case 'photo':
      return { photo: [{ ...common, ...size }] }
    case 'video':
      return { video: { ...document, ...size, duration, ...preview } }
    case 'video_note':
      return { video_note: { ...common, length: Math.min(width, height), duration, ...preview } }
    case 'animation':
      return { animation: { ...document, ...size, duration, ...preview }, document }
    case 'sticker':
      return {
        sticker: { ...common, ...size, ...stickerKind(file), ...(emoji ? { emoji } : {}), ...preview },
      }
    case 'voice':
      return { voice: { ...common, mime_type: file.type, duration } }
    case 'audio':
      return {
        audio: { ...document, duration, ...(title ? { title } : {}), ...(performer ? { performer } : {}) },
      }
    case 'document':
      return { document: { ...document, ...preview } }
  }
}

const stickerKind = ({ type }: StoredFile) => ({
  type: 'regular',
  is_animated: type === 'application/x-tgsticker',
  is_video: type === 'video/webm',
})
