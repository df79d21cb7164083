import { buttonsFit } from '@chats/domain/buttonsFit'
import { capabilities } from '@chats/domain/capabilities'
import type { Content, FileContent } from '@chats/domain/Content'
import type { SendFailure, Sending } from '@chats/domain/Sending'
import type { Message } from '@grammyjs/types'
import type { Outgoing } from '../Messenger.ts'
import { callTelegram } from './callTelegram.ts'
import type { Called, TelegramBot } from './callTelegram.ts'
import { keyboardOf } from './keyboardOf.ts'
import { outgoingMedia } from './outgoingMedia.ts'
import { placeOf } from './placeOf.ts'
import { uploadMedia } from './uploadMedia.ts'
import { writeEntities } from './writeEntities.ts'

type OutgoingMessage = Extract<Outgoing, { type: 'message' }>
type TextContent = Extract<Content, { kind: 'text' }>

const { maxTextLength, maxCaptionLength, maxBytes, sends, buttons: takes } = capabilities.telegram

/** Sends a message: its text with entities, never as markup that Telegram would have to parse, or its file with a caption. */
export async function sendMessage(bot: TelegramBot, outgoing: OutgoingMessage): Promise<Sending> {
  const { content } = outgoing
  if (content.kind === 'text') return sendText(bot, outgoing, content)
  return 'file' in content && content.kind in sends ? sendFile(bot, outgoing, content) : refused('bad_input')
}

async function sendText(bot: TelegramBot, outgoing: OutgoingMessage, content: TextContent): Promise<Sending> {
  const { text, formatting, buttons } = content
  if (text.length > maxTextLength) return refused('too_long')
  if (buttons && !buttonsFit(buttons, takes)) return refused('bad_input')
  const entities = writeEntities(text, formatting)
  const message = { ...placeOf(outgoing), text, entities, ...keyboardOf(buttons) }
  return settled(await callTelegram(bot, api => api.sendMessage(message)))
}

async function sendFile(bot: TelegramBot, outgoing: OutgoingMessage, content: FileContent): Promise<Sending> {
  const caption = content.text ?? ''
  if (caption.length > maxCaptionLength) return refused('too_long')
  const most = maxBytes[content.kind] ?? maxBytes.file
  if ((content.file.size ?? 0) > most) return refused('too_big')
  if (!outgoing.file) return refused('bad_input')
  const file = await outgoing.file().catch(() => null)
  if (!file) return { ok: false, failure: { class: 'pre_send' } }
  if (file.bytes.byteLength > most) return refused('too_big')
  const media = outgoingMedia(content, file)
  const common = {
    ...placeOf(outgoing),
    ...(caption && { caption, caption_entities: writeEntities(caption, formattingOf(content)) }),
  }
  return settled(await callTelegram(bot, (api, attach) => uploadMedia(api, media, attach(media), common)))
}

const formattingOf = (content: FileContent) => ('formatting' in content ? content.formatting : undefined)

const settled = (sent: Called<Message>): Sending =>
  sent.ok ? { ok: true, externalId: String(sent.result.message_id), at: sent.result.date * 1000 } : sent

const refused = (reason: Extract<SendFailure, { class: 'bad_input' }>['reason']): Sending => ({
  ok: false,
  failure: { class: 'bad_input', reason },
})
