import { randomUUID } from 'node:crypto'
import { isRecord } from '../../readForm.ts'
import type { Method, MethodContext } from '../Method.ts'
import { newMessage } from '../newMessage.ts'
import { readMedia, type MediaKind } from '../readMedia.ts'
import { readText } from '../readText.ts'
import { badRequest } from '../Refusal.ts'
import { requireChat } from '../requireChat.ts'

/** Longest caption in UTF-16 units, https://core.telegram.org/bots/api#sendphoto */
export const captionLimit = 1024

const kinds: readonly string[] = ['photo', 'video', 'document', 'audio']

const send =
  (kind: MediaKind): Method =>
  context => {
    const { text: caption, entities } = readText(context, 'caption', captionLimit)
    const chat = requireChat(context)
    const media = readMedia(context, kind, context.params.text(kind))
    return newMessage(context, chat, {
      ...media,
      ...(caption === '' ? {} : { caption }),
      ...(entities.length > 0 ? { caption_entities: entities } : {}),
    })
  }

function readItems({ params }: MethodContext): Record<string, unknown>[] {
  const listed = params.json('media')
  const items = Array.isArray(listed) ? listed.filter(isRecord) : []
  if (items.length < 2 || items.length > 10) throw badRequest('media group must include 2-10 items')
  const named = new Set(items.map(({ type }) => String(type)))
  if ([...named].some(type => !kinds.includes(type))) throw badRequest('unknown type of media')
  if (named.size > 1 && (named.has('document') || named.has('audio'))) {
    throw badRequest("can't mix documents and audio with other media in one album")
  }
  return items
}

/** sendPhoto, sendVideo, sendDocument, sendVoice, sendAudio and sendMediaGroup. */
export const mediaMethods: Record<string, Method> = {
  sendPhoto: send('photo'),
  sendVideo: send('video'),
  sendDocument: send('document'),
  sendVoice: send('voice'),
  sendAudio: send('audio'),

  sendMediaGroup(context) {
    const chat = requireChat(context)
    const media_group_id = randomUUID().replaceAll('-', '')
    const parts = readItems(context).map(({ type, media, caption }) => ({
      media_group_id,
      ...readMedia(context, type as MediaKind, String(media)),
      ...(typeof caption === 'string' ? { caption: caption.slice(0, captionLimit) } : {}),
    }))
    return parts.map(fields => newMessage(context, chat, fields))
  },
}
