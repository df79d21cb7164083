import type { Content } from '@chats/domain/Content'
import { attachmentOf } from './attachmentOf.ts'
import { clip } from './clip.ts'
import { given } from './given.ts'
import { mediaSchemas } from './mediaSchemas.ts'
import type { PhotoSize } from './mediaSchemas.ts'

const line = (text: string | undefined) => (text ? clip(text, 300) : undefined)
const area = ({ width = 0, height = 0 }: PhotoSize) => width * height

/** How each kind that carries a file is read; null when it is not of the shape that we know. */
export const readMedia = {
  animation(value) {
    const media = mediaSchemas.video.safeParse(value).data
    if (!media) return null
    const { width, height, duration } = media
    return {
      kind: 'animation',
      file: attachmentOf(media, { name: 'animation.mp4', type: 'video/mp4' }),
      ...given({ width, height, duration }),
    }
  },
  photo(value) {
    const sizes = mediaSchemas.photo.safeParse(value).data
    const biggest = sizes?.reduce((a, b) => (area(b) >= area(a) ? b : a))
    if (!biggest) return null
    const { width, height } = biggest
    return {
      kind: 'photo',
      file: attachmentOf(biggest, { name: 'photo.jpg', type: 'image/jpeg' }),
      ...given({ width, height }),
    }
  },
  video(value) {
    const media = mediaSchemas.video.safeParse(value).data
    if (!media) return null
    const { width, height, duration } = media
    return {
      kind: 'video',
      file: attachmentOf(media, { name: 'video.mp4', type: 'video/mp4' }),
      ...given({ width, height, duration }),
    }
  },
  video_note(value) {
    const media = mediaSchemas.video_note.safeParse(value).data
    if (!media) return null
    const { length, duration } = media
    return {
      kind: 'round',
      file: attachmentOf(media, { name: 'round.mp4', type: 'video/mp4' }),
      ...given({ width: length, height: length, duration }),
    }
  },
  sticker(value) {
    const media = mediaSchemas.sticker.safeParse(value).data
    if (!media) return null
    const { width, height, emoji, is_animated, is_video, thumbnail } = media
    const picture = is_animated && thumbnail ? thumbnail : null
    const usual =
      is_animated && !picture
        ? { name: 'sticker.tgs', type: 'application/x-tgsticker' }
        : is_video
          ? { name: 'sticker.webm', type: 'video/webm' }
          : { name: 'sticker.webp', type: 'image/webp' }
    return {
      kind: 'sticker',
      // No browser shows an animated sticker (.tgs), so its still picture is taken where there is one.
      file: attachmentOf(picture ?? media, usual),
      ...given({ width, height, text: emoji ? clip(emoji, 32) : undefined }),
    }
  },
  voice(value) {
    const media = mediaSchemas.voice.safeParse(value).data
    if (!media) return null
    const { duration } = media
    return {
      kind: 'voice',
      file: attachmentOf(media, { name: 'voice.ogg', type: 'audio/ogg' }),
      ...given({ duration }),
    }
  },
  audio(value) {
    const media = mediaSchemas.audio.safeParse(value).data
    if (!media) return null
    const { duration, title, performer } = media
    return {
      kind: 'audio',
      file: attachmentOf(media, { name: 'audio.mp3', type: 'audio/mpeg' }),
      ...given({ duration, title: line(title), performer: line(performer) }),
    }
  },
  document(value) {
    const media = mediaSchemas.document.safeParse(value).data
    return media
      ? { kind: 'file', file: attachmentOf(media, { name: 'file', type: 'application/octet-stream' }) }
      : null
  },
} satisfies Readonly<Record<string, (value: unknown) => Content | null>>
