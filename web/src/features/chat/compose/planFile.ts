import type { Capabilities } from '@chats/domain/capabilities'
import { sendsAs } from '@chats/domain/sendsAs'
import { uploadTypeOf } from '@chats/domain/uploadType'

/** As what a chosen file goes out, what is said about it before, and why it cannot go. Words of `chat.attach`. */
export interface FilePlan {
  readonly kind: 'photo' | 'video' | 'audio' | 'file'
  readonly note: 'asFile' | 'photoTooBig' | null
  /** `tooBigHere`: the messenger would take it, what is uploaded here may not be so big. */
  readonly refused: 'tooBig' | 'tooBigHere' | 'refusedEnding' | 'empty' | null
  /** The biggest that could go, bytes. */
  readonly limit: number
}

const natures: readonly (readonly [RegExp, FilePlan['kind']])[] = [
  [/^image\/(jpeg|png|webp)$/, 'photo'],
  [/^video\/(mp4|quicktime|webm)$/, 'video'],
  [/^audio\/(mpeg|mp4|x-m4a|aac|ogg|flac|wav|x-wav)$/, 'audio'],
]

/** What storage.rules take at most. */
const MOST_BYTES = 52_428_800

/** Decides by type, size and what the messenger takes; a photo that is too big goes unchanged, as a file. */
export function planFile(file: Pick<File, 'name' | 'type' | 'size'>, capabilities: Capabilities): FilePlan {
  const { sends, maxBytes, refusedEndings } = capabilities
  const taken = uploadTypeOf(file.type) === file.type
  const nature = (taken && natures.find(([pattern]) => pattern.test(file.type))?.[1]) || 'file'
  const own = sends[nature] === undefined ? 'file' : nature
  const limitOf = (kind: FilePlan['kind']) => Math.min(maxBytes[kind] ?? maxBytes.file, MOST_BYTES)
  const tooBigForOwn = file.size > limitOf(own)
  const kind = tooBigForOwn ? 'file' : own
  const limit = limitOf(kind)
  const photoTooBig = own === 'photo' && kind === 'file'
  const asFile = kind === 'file' || sendsAs(capabilities, kind, file.type) === 'file'
  const ending = /\.([^.]+)$/.exec(file.name.toLowerCase())?.[1]
  const refusal = () => {
    if (file.size === 0) return 'empty'
    if (asFile && ending !== undefined && refusedEndings.includes(ending)) return 'refusedEnding'
    if (file.size <= limit) return null
    return limit < (maxBytes[kind] ?? maxBytes.file) ? 'tooBigHere' : 'tooBig'
  }
  return {
    kind,
    limit,
    note: photoTooBig ? 'photoTooBig' : asFile && kind !== 'file' ? 'asFile' : null,
    refused: refusal(),
  }
}
