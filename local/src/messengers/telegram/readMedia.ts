import { imageSize } from '../imageSize.ts'
import type { MethodContext } from './Method.ts'
import { mediaFields, type MediaDetails, type MediaKind } from './mediaFields.ts'
import { badRequest, Refusal } from './Refusal.ts'
import { storeFile } from './storeFile.ts'
import type { StoredFile } from './State.ts'

const mega = 1024 * 1024
const uploadLimit = 50 * mega
const photoLimit = 10 * mega
const voiceTypes = ['audio/ogg', 'audio/mpeg', 'audio/mp3', 'audio/mp4', 'audio/x-m4a', 'audio/m4a']

/** Finds a file that a call means: an upload, an upload named `attach://…`, a known file id, or an address. */
function findFile(context: MethodContext, kind: MediaKind, reference: string | undefined): StoredFile {
  const { world, state, bot, params } = context
  const attached =
    /^attach:\/\/(.+)$/.exec(reference ?? '')?.[1] ?? (reference === undefined ? kind : undefined)
  const upload = params.files.find(({ field }) => field === attached)
  if (upload) {
    if (upload.bytes.length > uploadLimit) throw new Refusal(413, 'Request Entity Too Large')
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
    return storeFile(world, state, bot, upload)
  }
  if (!reference || attached) throw badRequest(`there is no ${kind} in the request`)
  const known = state.files[reference]
  if (known?.botId === bot.id) return known
  if (!URL.canParse(reference)) throw badRequest('wrong file identifier/HTTP URL specified')
  const name = new URL(reference).pathname.split('/').at(-1) ?? kind
  return storeFile(world, state, bot, {
    name,
    type: 'application/octet-stream',
    bytes: Buffer.alloc(0),
    size: 1,
  })
}

/** What a call, or one item of a media group, tells of its media besides the file. */
function readDetails(given: Record<string, unknown>): MediaDetails {
  const number = (name: 'width' | 'height' | 'duration') =>
    Number.isFinite(Number(given[name] ?? Number.NaN)) ? { [name]: Number(given[name]) } : {}
  const text = (name: 'title' | 'performer' | 'emoji') =>
    typeof given[name] === 'string' ? { [name]: given[name] } : {}
  return {
    duration: 0,
    ...number('width'),
    ...number('height'),
    ...number('duration'),
    ...text('title'),
    ...text('performer'),
    ...text('emoji'),
  }
}

function checkPhoto({ width, height }: { width: number; height: number }) {
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height))
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS')
}

/** The media fields of a message. A voice of another format than OGG, MP3 or M4A becomes a document, as in Telegram. */
export function readMedia(
  context: MethodContext,
  kind: MediaKind,
  reference: string | undefined,
  details: Record<string, unknown> = context.params.raw,
): Record<string, unknown> {
  const file = findFile(context, kind, reference)
  const bytes = context.world.files.get(file.id)
  const size = bytes && imageSize(bytes)
  if (kind === 'photo') {
    if (file.size > photoLimit) throw badRequest('file is too big')
    if (size) checkPhoto(size)
  }
  const isVoice = voiceTypes.some(type => file.type.startsWith(type))
  const shown = kind === 'voice' && !isVoice ? 'document' : kind
  return mediaFields(shown, file, { ...readDetails(details), ...size })
}
