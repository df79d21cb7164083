import type { MethodContext } from './Method.ts'
import { badRequest, Refusal } from './Refusal.ts'
import { storeFile } from './storeFile.ts'
import type { StoredFile } from './State.ts'

/** Kinds of media that one message can carry. */
export type MediaKind = 'photo' | 'video' | 'document' | 'voice' | 'audio'

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

/** The media fields of a message. A voice of another format than OGG, MP3 or M4A becomes a document, as in Telegram. */
export function readMedia(
  context: MethodContext,
  kind: MediaKind,
  reference: string | undefined,
): Record<string, unknown> {
  const file = findFile(context, kind, reference)
  const common = { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.size }
  const document = { ...common, file_name: file.name, mime_type: file.type }
  const duration = context.params.number('duration') ?? 0
  switch (kind) {
    case 'photo':
      if (file.size > photoLimit) throw badRequest('file is too big')
      return { photo: [{ ...common, width: 800, height: 600 }] }
    case 'video':
      return { video: { ...document, width: 640, height: 360, duration } }
    case 'audio':
      return { audio: { ...document, duration } }
    case 'voice':
      return voiceTypes.some(type => file.type.startsWith(type))
        ? { voice: { ...common, mime_type: file.type, duration } }
        : { document }
    case 'document':
      return { document }
  }
}
