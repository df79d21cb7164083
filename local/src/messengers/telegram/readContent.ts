import type { World } from '../Messenger.ts'
import { isRecord } from '../readForm.ts'
import { chatOf } from './chatOf.ts'
import { describePoll } from './describePoll.ts'
import { findMessage } from './storeMessage.ts'
import { personMedia } from './personMedia.ts'
import type { Bot, State, TelegramMessage } from './State.ts'

const own = new Set(['channel', 'from', 'reply_to', 'quote', 'media', 'file', 'payload', 'poll', 'venue'])

type Fields = Record<string, unknown>

/**
 * The messages that a control call makes: one, or several with one `media_group_id` for a list of `media`. Bot API
 * fields stay as they are (`text`, `entities`, `location`, `contact`, `dice`, …); `media` is read by personMedia, and
 * `text` beside it becomes the caption; `reply_to` is a message id, `quote` a part of its text; `poll` may be
 * `{question, options: [text]}`, `venue` `{latitude, longitude, title, address}`. Commands get their entity. Undefined
 * when a media is of no known kind.
 */
export function readContent(
  world: World,
  state: State,
  bot: Bot,
  personId: number,
  body: Fields,
): Fields[] | undefined {
  const chat = chatOf(state, bot, personId)
  const replied =
    chat && body['reply_to'] !== undefined ? findMessage(chat, Number(body['reply_to'])) : undefined
  const given = Object.fromEntries(Object.entries(body).filter(([name]) => !own.has(name)))
  const common = {
    ...(replied ? { reply_to_message: withoutReply(replied.message) } : {}),
    ...quoteOf(replied?.message, body['quote']),
  }
  const listed = [body['media'] ?? body['file'] ?? []].flat()
  if (listed.length === 0) {
    return [{ ...common, ...commandOf(given), ...pollOf(body['poll']), ...venueOf(body['venue']), ...given }]
  }
  const media = listed.map(one => personMedia(world, state, bot, one))
  const group = media.length > 1 ? { media_group_id: `${bot.id}${bot.nextMessageId}` } : {}
  const { text, entities, ...rest } = given
  const caption = {
    ...(typeof text === 'string' && text !== '' ? { caption: text } : {}),
    ...(entities === undefined ? {} : { caption_entities: entities }),
    ...rest,
  }
  const parts = media.flatMap((fields, i) =>
    fields ? [{ ...common, ...group, ...fields, ...(i === 0 ? caption : {}) }] : [],
  )
  return parts.length === media.length ? parts : undefined
}

function commandOf({ text, entities }: Fields): Fields {
  const command = typeof text === 'string' ? /^\/\w+/.exec(text)?.[0] : undefined
  return command && !entities
    ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
    : {}
}

/** Telegram shows one level of replies. */
const withoutReply = (message: TelegramMessage) =>
  Object.fromEntries(Object.entries(message).filter(([name]) => name !== 'reply_to_message'))

function quoteOf(message: TelegramMessage | undefined, quote: unknown): Fields {
  if (isRecord(quote)) return { quote }
  const position = typeof quote === 'string' ? (message?.text ?? message?.caption ?? '').indexOf(quote) : -1
  return position < 0 ? {} : { quote: { text: quote, position, is_manual: true } }
}

function pollOf(poll: unknown): Fields {
  if (!isRecord(poll) || !Array.isArray(poll['options'])) return poll === undefined ? {} : { poll }
  const texts = poll['options'].map(option => String(isRecord(option) ? option['text'] : option))
  return { poll: { ...describePoll(String(poll['question']), texts), ...('id' in poll ? poll : {}) } }
}

function venueOf(venue: unknown): Fields {
  if (!isRecord(venue)) return {}
  const { latitude, longitude, ...named } = venue
  const location = venue['location'] ?? { latitude, longitude }
  return { location, venue: { location, ...named } }
}
