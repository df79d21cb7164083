import { capabilities } from '@chats/domain/capabilities'
import type { SendFailure, Sending } from '@chats/domain/Sending'
import type { InputFile, RawApi } from 'grammy'
import type { Outgoing } from '../Messenger.ts'
import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'
import { audioFacts, fileFacts, videoFacts } from './mediaFacts.ts'
import { outgoingMedia } from './outgoingMedia.ts'
import type { OutgoingMedia } from './outgoingMedia.ts'
import { placeOf } from './placeOf.ts'
import { writeEntities } from './writeEntities.ts'

const { maxCaptionLength, maxBytes } = capabilities.telegram

/** Sends files as one album, in one request: all of them arrive, or none. */
export async function sendAlbum(
  bot: TelegramBot,
  outgoing: Extract<Outgoing, { type: 'album' }>,
): Promise<Sending> {
  const { parts } = outgoing
  if (parts.some(({ content }) => (content.text ?? '').length > maxCaptionLength)) return refused('too_long')
  const tooBig = parts.some(
    ({ content, file }) => file.bytes.byteLength > (maxBytes[content.kind] ?? maxBytes.file),
  )
  if (tooBig) return refused('too_big')
  const media = alike(parts.map(({ content, file }) => outgoingMedia(content, file)))
  const sent = await callTelegram(bot, (api, attach) =>
    api.sendMediaGroup({
      ...placeOf(outgoing),
      media: media.map(one => inputMedia(one, attach(one))) as Media,
    }),
  )
  if (!sent.ok) return sent
  const [first, ...others] = sent.result
  if (!first || sent.result.length !== parts.length) return { ok: false, failure: { class: 'ambiguous' } }
  return {
    ok: true,
    externalId: String(first.message_id),
    others: others.map(({ message_id }) => String(message_id)),
    at: first.date * 1000,
  }
}

/** Of one sort, which `alike` has seen to. */
type Media = Parameters<RawApi['sendMediaGroup']>[0]['media']

const isPicture = ({ kind }: OutgoingMedia) => kind === 'photo' || kind === 'video'

/** Pictures go with films, music with music: what is not alike (a photo of a format that goes as a file) goes as files. */
function alike(media: readonly OutgoingMedia[]): readonly OutgoingMedia[] {
  const good = media.every(isPicture) || media.every(({ kind }) => kind === 'audio')
  return good ? media : media.map(one => ({ ...one, kind: 'file' }))
}

function inputMedia({ kind, content }: OutgoingMedia, media: InputFile) {
  const caption = content.text ?? ''
  const formatting = 'formatting' in content ? content.formatting : undefined
  const common = { media, ...(caption && { caption, caption_entities: writeEntities(caption, formatting) }) }
  switch (kind) {
    case 'photo':
      return { type: 'photo' as const, ...common }
    case 'video':
      return { type: 'video' as const, ...common, ...videoFacts(content) }
    case 'audio':
      return { type: 'audio' as const, ...common, ...audioFacts(content) }
    default:
      return { type: 'document' as const, ...common, ...fileFacts }
  }
}

const refused = (reason: Extract<SendFailure, { class: 'bad_input' }>['reason']): Sending => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})
