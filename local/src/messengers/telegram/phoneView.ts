import { isRecord } from '../readForm.ts'
import type { PhoneChat, PhoneMessage, PhonePerson } from '../PhoneChat.ts'
import { phoneMedia } from './phoneMedia.ts'
import type { Chat, Person, State, StoredMessage, TelegramMessage } from './State.ts'

const shown = 300

/** A person as the phone page names them. */
export function phonePerson({ user, colour, photo }: Person): PhonePerson {
  return {
    id: String(user.id),
    name: [user.first_name, user.last_name].filter(Boolean).join(' '),
    ...(user.username === undefined ? {} : { username: user.username }),
    colour,
    photo,
  }
}

function buttonsOf(message: TelegramMessage): PhoneMessage['buttons'] {
  const markup = message['reply_markup']
  const rows = isRecord(markup) ? markup['inline_keyboard'] : undefined
  if (!Array.isArray(rows)) return undefined
  return rows.map(row =>
    [row]
      .flat()
      .filter(isRecord)
      .map(({ text, callback_data: data, url }) => ({
        text: String(text),
        ...(data === undefined ? {} : { data: String(data) }),
        ...(url === undefined ? {} : { url: String(url) }),
      })),
  )
}

/** The message that is answered, or the part of it that is quoted; of a message without words, what it carries. */
function replyOf({ reply_to_message: reply, quote }: TelegramMessage): PhoneMessage['replyTo'] {
  if (!isRecord(reply)) return undefined
  const replied = reply as TelegramMessage
  const quoted = isRecord(quote) ? quote['text'] : undefined
  const media = phoneMedia(replied)
  const text = quoted ?? replied.text ?? replied.caption ?? (media && (media.name || media.kind)) ?? ''
  return { id: String(replied.message_id), text: String(text) }
}

/** A stored message as a bubble on the customer's phone. */
export function phoneMessage({ message, deleted, reaction, botReaction }: StoredMessage): PhoneMessage {
  const reply = replyOf(message)
  const media = phoneMedia(message)
  const buttons = buttonsOf(message)
  const albumId = message['media_group_id']
  const reactions = [reaction, botReaction].filter(Boolean).map(String)
  return {
    id: String(message.message_id),
    mine: !message.from.is_bot,
    text: message.text ?? message.caption ?? '',
    at: message.date * 1000,
    ...(message.edit_date === undefined ? {} : { editedAt: message.edit_date * 1000 }),
    ...(deleted ? { deleted } : {}),
    ...(reply ? { replyTo: reply } : {}),
    ...(media ? { media } : {}),
    ...(typeof albumId === 'string' ? { albumId } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
    ...(reaction ? { myReaction: reaction } : {}),
    ...(buttons ? { buttons } : {}),
  }
}

/** What a phone needs to name a chat. */
export function phonePlace(state: State, chat: Chat): Omit<PhoneChat, 'messages'> | undefined {
  const bot = state.bots.find(({ id }) => id === chat.botId)
  const person = state.people[chat.personId]
  if (!bot || !person) return undefined
  return { messenger: 'telegram', channel: bot.channel, person: phonePerson(person), blocked: chat.blocked }
}

/** All chats with their last messages. */
export function phoneChats(state: State): PhoneChat[] {
  return Object.values(state.chats).flatMap(chat => {
    const place = phonePlace(state, chat)
    return place ? [{ ...place, messages: chat.messages.slice(-shown).map(phoneMessage) }] : []
  })
}
