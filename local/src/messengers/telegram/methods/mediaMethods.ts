import { randomUUID } from 'node:crypto'
import { isRecord } from '../../readForm.ts'
import type { Method, MethodContext } from '../Method.ts'
import type { MediaKind } from '../mediaFields.ts'
import { newMessage } from '../newMessage.ts'
import { readMedia } from '../readMedia.ts'
import { readText, tidyText } from '../readText.ts'
import { badRequest } from '../Refusal.ts'
import { requireChat } from '../requireChat.ts'

/** Longest caption in UTF-16 units, https://core.telegram.org/bots/api#sendphoto */
export const captionLimit = 1024

/** What may stand in an album; an animation may not. */
const albumKinds: readonly string[] = ['photo', 'video', 'document', 'audio']

const captionFields = ({ text: caption, entities }: { text: string; entities: unknown[] }) => ({
  ...(caption === '' ? {} : { caption }),
  ...(entities.length > 0 ? { caption_entities: entities } : {}),
})

const send =
  (kind: MediaKind): Method =>
  context => {
    const caption = captionFields(readText(context, 'caption', captionLimit))
    const chat = requireChat(context)
    return newMessage(context, chat, { ...readMedia(context, kind, context.params.text(kind)), ...caption })
  }

/** Stickers and round videos have no caption. */
const sendBare =
  (kind: MediaKind): Method =>
  context => {
    const chat = requireChat(context)
    return newMessage(context, chat, readMedia(context, kind, context.params.text(kind)))
  }

function readItems({ params }: MethodContext): Record<string, unknown>[] {
  const listed = params.json('media')
  const items = Array.isArray(listed) ? listed.filter(isRecord) : []
  if (items.length < 2 || items.length > 10) throw badRequest('media group must include 2-10 items')
  const named = new Set(items.map(({ type }) => String(type)))
  if ([...named].some(type => !albumKinds.includes(type))) throw badRequest('unknown type of media')
  if (named.size > 1 && (named.has('document') || named.has('audio'))) {
    throw badRequest("can't mix documents and audio with other media in one album")
  }
  return items
}

/** The media and the caption of an `InputMedia`. */
export function readItem(context: MethodContext, item: Record<string, unknown>): Record<string, unknown> {
  const caption = String(item['caption'] ?? '')
  return {
    ...readMedia(context, item['type'] as MediaKind, String(item['media'] ?? ''), item),
    ...captionFields(tidyText(caption, item['caption_entities'], 'caption', captionLimit)),
  }
}

/** sendPhoto, sendVideo, sendAnimation, sendDocument, sendVoice, sendAudio, sendVideoNote, sendSticker and sendMediaGroup. */
export const mediaMethods: Record<string, Method> = {
  sendPhoto: send('photo'),
  sendVideo: send('video'),
  sendAnimation: send('animation'),
  sendDocument: send('document'),
  sendVoice: send('voice'),
  sendAudio: send('audio'),
  sendVideoNote: sendBare('video_note'),
  sendSticker: sendBare('sticker'),

  sendMediaGroup(context) {
    const chat = requireChat(context)
    const media_group_id = randomUUID().replaceAll('-', '')
    const parts = readItems(context).map(item => ({ media_group_id, ...readItem(context, item) }))
    return parts.map(fields => newMessage(context, chat, fields))
  },
}
