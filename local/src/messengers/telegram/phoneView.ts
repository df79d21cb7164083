import { isRecord } from '../readForm.ts'
import type { PhoneChat, PhoneMessage, PhonePerson } from '../PhoneChat.ts'
import type { Chat, Person, State, StoredMessage, TelegramMessage } from './State.ts'

const shown = 300

const mediaKinds = ['photo', 'video', 'document', 'voice', 'audio', 'sticker', 'animation'] as const

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

function mediaOf(message: TelegramMessage): PhoneMessage['media'] {
  const kind = mediaKinds.find(name => message[name] !== undefined)
  if (kind === undefined) return undefined
  const content = [message[kind]].flat().at(-1)
  const { file_name: name, file_id: id } = isRecord(content) ? content : {}
  return { kind, name: String(name ?? ''), url: `/_sim/phone/file/telegram/${String(id)}` }
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

/** A stored message as a bubble on the customer's phone. */
export function phoneMessage({ message, deleted, reaction, botReaction }: StoredMessage): PhoneMessage {
  const reply = message['reply_to_message'] as TelegramMessage | undefined
  const media = mediaOf(message)
  const buttons = buttonsOf(message)
  const reactions = [reaction, botReaction].filter(Boolean).map(String)
  return {
    id: String(message.message_id),
    mine: !message.from.is_bot,
    text: message.text ?? message.caption ?? '',
    at: message.date * 1000,
    ...(message.edit_date === undefined ? {} : { editedAt: message.edit_date * 1000 }),
    ...(deleted ? { deleted } : {}),
    ...(reply ? { replyTo: { id: String(reply.message_id), text: reply.text ?? reply.caption ?? '' } } : {}),
    ...(media ? { media } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
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
