import type { Capabilities } from '@chats/domain/capabilities'

/** As what a chosen file goes out, what is said about it before, and why it cannot go. Words of `chat.attach`. */
export interface FilePlan {
  readonly kind: 'photo' | 'video' | 'audio' | 'file'
  readonly note: 'asFile' | 'photoTooBig' | null
  readonly refused: 'tooBig' | 'empty' | null
  /** The biggest that could go, bytes. */
  readonly limit: number
}

const natures: readonly (readonly [RegExp, FilePlan['kind']])[] = [
  [/^image\/(jpeg|png|webp)$/, 'photo'],
  [/^video\/(mp4|quicktime|webm|x-m4v)$/, 'video'],
  [/^audio\/(mpeg|mp3|mp4|x-m4a|m4a|aac|ogg|flac|wav|x-wav)$/, 'audio'],
]

/** Decides by type, size and what the messenger takes; a photo that is too big goes unchanged, as a file. */
export function planFile(file: Pick<File, 'type' | 'size'>, capabilities: Capabilities): FilePlan {
  const { sends, maxBytes } = capabilities
  const nature = natures.find(([pattern]) => pattern.test(file.type.toLowerCase()))?.[1] ?? 'file'
  const own = sends[nature] === undefined ? 'file' : nature
  const tooBigForOwn = file.size > (maxBytes[own] ?? maxBytes.file)
  const kind = tooBigForOwn ? 'file' : own
  const limit = maxBytes[kind] ?? maxBytes.file
  const photoTooBig = own === 'photo' && kind === 'file'
  return {
    kind,
    limit,
    note: photoTooBig ? 'photoTooBig' : sends[kind] === 'file' && kind !== 'file' ? 'asFile' : null,
    refused: file.size === 0 ? 'empty' : file.size > limit ? 'tooBig' : null,
  }
}
