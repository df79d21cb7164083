import type { Content } from '@chats/domain/Content'
import { z } from 'zod'
import { clip } from './clip.ts'
import { given } from './given.ts'
import { mediaSchemas } from './mediaSchemas.ts'
import { readFormatting } from './readFormatting.ts'
import { readMedia } from './readMedia.ts'

/** A Message, or the part of one that a reply shows. */
export interface Carrier {
  readonly text?: string | undefined
  readonly caption?: string | undefined
  readonly [field: string]: unknown
}

const readers: Readonly<Record<string, (value: unknown) => Content | null>> = {
  ...readMedia,
  contact(value) {
    const contact = mediaSchemas.contact.safeParse(value).data
    if (!contact) return null
    const { first_name, last_name, phone_number } = contact
    return {
      kind: 'contact',
      text: clip([first_name, last_name].filter(Boolean).join(' '), 300),
      ...given({ phone: phone_number ? clip(phone_number, 64) : undefined }),
    }
  },
  poll(value) {
    const poll = mediaSchemas.poll.safeParse(value).data
    if (!poll) return null
    const options = poll.options.slice(0, 20).map(({ text }) => clip(text, 300))
    return { kind: 'poll', text: clip(poll.question, 1000), options }
  },
  venue(value) {
    const venue = venueSchema.safeParse(value).data
    if (!venue) return null
    const { location, title, address } = venue
    return { kind: 'location', ...location, text: clip(title, 300), address: clip(address, 500) }
  },
  location(value) {
    const location = mediaSchemas.location.safeParse(value).data
    return location ? { kind: 'location', ...location } : null
  },
}

const venueSchema = z.object({ location: mediaSchemas.location, title: z.string(), address: z.string() })

/**
 * The fields of a Message that say what it is, the telling one first: Telegram sets `document` beside `animation`,
 * `photo` beside `live_photo` and `location` beside `venue`, for those who know only the older name.
 */
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

/** The fields that are about a message and not what it carries. */
const ABOUT = new Set([
  'message_id',
  'date',
  'edit_date',
  'chat',
  'from',
  'text',
  'caption',
  'entities',
  'caption_entities',
  'sender_chat',
  'sender_tag',
  'sender_boost_count',
  'sender_business_bot',
  'receiver_user',
  'ephemeral_message_id',
  'business_connection_id',
  'message_thread_id',
  'is_topic_message',
  'direct_messages_topic',
  'guest_query_id',
  'guest_bot_caller_user',
  'guest_bot_caller_chat',
  'forward_origin',
  'is_automatic_forward',
  'reply_to_message',
  'reply_to_checklist_task_id',
  'reply_to_poll_option_id',
  'reply_to_story',
  'external_reply',
  'quote',
  'origin',
  'via_bot',
  'media_group_id',
  'author_signature',
  'link_preview_options',
  'has_protected_content',
  'has_media_spoiler',
  'show_caption_above_media',
  'is_from_offline',
  'is_paid_post',
  'paid_star_count',
  'effect_id',
  'reply_markup',
])

/**
 * What a Message says. Whatever has no bubble of its own, or is not of the shape we know, is `unsupported` under
 * Telegram's name of it, with its caption. Lone surrogates are replaced.
 */
export function readContent(message: Carrier): Content {
  if (message.text !== undefined) {
    const text = message.text.toWellFormed()
    return { kind: 'text', text, ...formattingOf(text, message['entities']) }
  }
  const what =
    carriers.find(name => name in message) ?? Object.keys(message).find(name => !ABOUT.has(name)) ?? 'unknown'
  const caption = message.caption?.toWellFormed()
  const content = (Object.hasOwn(readers, what) && readers[what]?.(message[what])) || null
  if (!content) return { kind: 'unsupported', what: clip(what, 100), ...given({ text: caption }) }
  if (!caption || !takesCaption(content)) return content
  return { ...content, text: caption, ...formattingOf(caption, message['caption_entities']) }
}

const formattingOf = (text: string, entities: unknown) => {
  const formatting = readFormatting(text, entities)
  return formatting.length > 0 ? { formatting } : {}
}

const takesCaption = (
  content: Content,
): content is Extract<Content, { file: unknown; formatting?: unknown }> =>
  'file' in content && content.kind !== 'sticker'
