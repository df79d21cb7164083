import type { World } from '../Messenger.ts'
import { isRecord } from '../readForm.ts'
import { readMediaFile, type MediaFile } from '../readMediaFile.ts'
import { sampleFile, type SampleKind } from '../sampleFile.ts'
import { chatOf, findMessage } from './chatOf.ts'
import { keepFile } from './keepFile.ts'
import { makeAttachment, type FileKind } from './makeAttachment.ts'
import { quoted } from './quoted.ts'
import type { Attachment, Community, State } from './State.ts'

/** What persons call the kinds, and what VK makes of them: a GIF is a document there. */
const kinds: Readonly<Record<string, FileKind>> = {
  photo: 'photo',
  video: 'video',
  voice: 'audio_message',
  audio_message: 'audio_message',
  audio: 'audio',
  sticker: 'sticker',
  doc: 'doc',
  file: 'doc',
  document: 'doc',
  gif: 'doc',
  animation: 'doc',
}

/** What stands for each kind that comes without bytes. */
const samples: Readonly<Record<string, SampleKind>> = {
  photo: 'photo',
  video: 'video',
  voice: 'voice',
  audio_message: 'voice',
  audio: 'audio',
  sticker: 'sticker',
  gif: 'animation',
  animation: 'animation',
}

/** The sample's own name counts when none is given. */
const namedOf = ({ name, kind }: MediaFile) => (name === kind ? {} : { name })

const passed = ['text', 'ref', 'ref_source', 'payload', 'geo', 'format_data', 'is_cropped'] as const

/**
 * The fields of a person's message in a control call: `text`, `reply_to` (conversation message id), `media` (one or a
 * list, see readMediaFile; without bytes and without a size it is a sample), `location {latitude, longitude}`, `attachments` and further fields of VK as they are.
 * Undefined when a media is of no known kind.
 */
export function readContent(
  world: World,
  state: State,
  community: Community,
  personId: number,
  body: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const media = [body['media'] ?? []].flat().map(readMediaFile)
  if (media.some(file => !file || !kinds[file.kind])) return undefined
  const files = media.flatMap(file => (file ? [attach(world, state, community, personId, file)] : []))
  const given = Array.isArray(body['attachments']) ? (body['attachments'] as Attachment[]) : []
  const chat = chatOf(state, community, personId)
  const replied = chat && findMessage(chat, Number(body['reply_to']))
  const { location } = body
  return {
    ...Object.fromEntries(passed.filter(name => body[name] !== undefined).map(name => [name, body[name]])),
    ...(media.length > 0 || given.length > 0 ? { attachments: [...files, ...given] } : {}),
    ...(replied ? { reply_message: quoted(replied.message) } : {}),
    ...(isRecord(location) ? { geo: pointOf(location) } : {}),
  }
}

function attach(
  world: World,
  state: State,
  community: Community,
  owner: number,
  media: MediaFile,
): Attachment {
  const isSample = media.bytes.length === 0 && media.size === undefined
  const sample = isSample ? sampleFile(samples[media.kind] ?? 'document') : undefined
  const file = keepFile(world, state, community, sample ? { ...sample, ...namedOf(media) } : media)
  const { title, performer, duration } = media
  return makeAttachment(world, state, community, owner, kinds[media.kind] ?? 'doc', file, {
    ...(title === undefined ? {} : { title }),
    ...(performer === undefined ? {} : { artist: performer }),
    ...(duration === undefined ? {} : { duration }),
  })
}

function pointOf({ latitude, longitude, title }: Record<string, unknown>) {
  return {
    type: 'point',
    coordinates: { latitude: Number(latitude), longitude: Number(longitude) },
    ...(typeof title === 'string' ? { place: { title } } : {}),
  }
}
