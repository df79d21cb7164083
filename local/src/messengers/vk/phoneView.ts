import type { PhoneChat, PhoneMedia, PhoneMessage, PhonePerson } from '../PhoneChat.ts'
import { isRecord } from '../readForm.ts'
import { reactionEmoji } from './reactionNumber.ts'
import type { Attachment, Chat, Person, State, StoredMessage, VkMessage } from './State.ts'

const shown = 300

/** A person as the phone page names them. */
export function phonePerson({ user, colour, photo }: Person): PhonePerson {
  return {
    id: String(user.id),
    name: [user.first_name, user.last_name].filter(Boolean).join(' '),
    username: user.screen_name,
    colour,
    photo,
  }
}

const names: Readonly<Record<string, string>> = {
  audio_message: 'voice',
  doc: 'document',
}

function mediaOf(state: State, attachment: Attachment): PhoneMedia {
  const { type } = attachment
  const content = isRecord(attachment[type]) ? attachment[type] : {}
  const { owner_id, id, title, duration, ext } = content
  const file = state.behind[`${type}${String(owner_id)}_${String(id)}`]
  return {
    kind: ext === 'gif' ? 'animation' : (names[type] ?? type),
    name: typeof title === 'string' ? title : '',
    ...(file === undefined ? {} : { url: `/_sim/phone/file/vk/${file}` }),
    ...(typeof duration === 'number' ? { duration } : {}),
    ...(typeof content['size'] === 'number' ? { size: content['size'] } : {}),
  }
}

function placeOf({ geo }: VkMessage): PhoneMedia[] {
  const point = isRecord(geo) && isRecord(geo['coordinates']) ? geo['coordinates'] : undefined
  if (!point) return []
  return [{ kind: 'location', name: `${String(point['latitude'])}, ${String(point['longitude'])}` }]
}

function buttonsOf({ keyboard }: VkMessage): PhoneMessage['buttons'] {
  const rows = isRecord(keyboard) ? keyboard['buttons'] : undefined
  if (!Array.isArray(rows)) return undefined
  return rows.map(row =>
    [row].flat().flatMap(button => {
      const action: unknown = isRecord(button) ? button['action'] : undefined
      if (!isRecord(action)) return []
      const { label, link, payload, type } = action
      return [
        {
          text: String(label ?? link ?? ''),
          ...(type === 'callback'
            ? { data: typeof payload === 'string' ? payload : JSON.stringify(payload) }
            : {}),
          ...(link === undefined ? {} : { url: String(link) }),
        },
      ]
    }),
  )
}

/** A stored message as a bubble on the customer's phone. */
export function phoneMessage(state: State, chat: Chat, stored: StoredMessage): PhoneMessage {
  const { message, deleted, reaction, ownReaction } = stored
  const { conversation_message_id: cmid, update_time, reply_message: reply, out } = message
  const media = [...message.attachments.map(one => mediaOf(state, one)), ...placeOf(message)]
  const buttons = buttonsOf(message)
  const reactions = [reaction, ownReaction].filter(one => one !== undefined).map(reactionEmoji)
  return {
    id: String(cmid),
    mine: out === 0,
    text: message.text,
    at: message.date * 1000,
    ...(update_time === undefined ? {} : { editedAt: update_time * 1000 }),
    ...(deleted ? { deleted } : {}),
    ...(reply ? { replyTo: { id: String(reply.conversation_message_id), text: reply.text } } : {}),
    ...(media[0] ? { media: media[0] } : {}),
    ...(media.length > 1 ? { album: media } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
    ...(reaction === undefined ? {} : { myReaction: reactionEmoji(reaction) }),
    ...(buttons ? { buttons } : {}),
    ...(out === 0 && cmid <= chat.inRead ? { read: true } : {}),
  }
}

/** What a phone needs to name a chat. */
export function phonePlace(state: State, chat: Chat): Omit<PhoneChat, 'messages'> | undefined {
  const community = state.communities.find(({ id }) => id === chat.groupId)
  const person = state.people[chat.personId]
  if (!community || !person) return undefined
  return {
    messenger: 'vk',
    channel: community.channel,
    person: phonePerson(person),
    blocked: !chat.allowed,
  }
}

/** All chats with their last messages. */
export function phoneChats(state: State): PhoneChat[] {
  return Object.values(state.chats).flatMap(chat => {
    const place = phonePlace(state, chat)
    if (!place) return []
    return [
      { ...place, messages: chat.messages.slice(-shown).map(stored => phoneMessage(state, chat, stored)) },
    ]
  })
}
