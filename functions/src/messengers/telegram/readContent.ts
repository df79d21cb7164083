import type { Content } from '@chats/domain/Content'
import type { TelegramMessage } from './updateSchema.ts'

/** The fields of a Message that say what it is; `animation` before `document`, because Telegram sets both. */
const carriers = [
  'animation',
  'audio',
  'document',
  'paid_media',
  'photo',
  'sticker',
  'story',
  'video',
  'video_note',
  'voice',
  'checklist',
  'contact',
  'dice',
  'game',
  'poll',
  'venue',
  'location',
  'invoice',
  'successful_payment',
  'web_app_data',
]

const ABOUT = new Set([
  'message_id',
  'date',
  'edit_date',
  'chat',
  'from',
  'sender_chat',
  'business_connection_id',
  'message_thread_id',
  'reply_to_message',
  'external_reply',
  'quote',
  'via_bot',
  'entities',
  'link_preview_options',
  'has_protected_content',
])

/** What a Message says: its text, or the name of what it carries with its caption. Lone surrogates are replaced. */
export function readContent(message: TelegramMessage): Content {
  if (message.text !== undefined) return { kind: 'text', text: message.text.toWellFormed() }
  const what =
    carriers.find(name => name in message) ?? Object.keys(message).find(name => !ABOUT.has(name)) ?? 'unknown'
  return {
    kind: 'unsupported',
    what: what.slice(0, 100),
    ...(message.caption !== undefined && { text: message.caption.toWellFormed() }),
  }
}
