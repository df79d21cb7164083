import type { FileContent } from '@chats/domain/Content'

const pictures = /^image\/(jpeg|png|gif|webp|avif|bmp)$/
const films = /^video\/(mp4|webm|quicktime|ogg|x-m4v|mpeg)$/
const sounds = /^(audio\/[\w.+-]+|application\/ogg|video\/(mp4|webm|ogg))$/

const shown: Readonly<Record<FileContent['kind'], RegExp | null>> = {
  photo: pictures,
  video: films,
  round: films,
  animation: /^(image\/(gif|webp)|video\/(mp4|webm))$/,
  sticker: /^(image\/(webp|png|gif|jpeg)|video\/(webm|mp4))$/,
  voice: sounds,
  audio: sounds,
  file: null,
}

/** Whether a file of this kind is shown or played here; anything else, SVG and HTML among it, is only ever saved. */
export const showsInline = (kind: FileContent['kind'], type: string): boolean =>
  shown[kind]?.test(type.toLowerCase().split(';')[0]?.trim() ?? '') ?? false
