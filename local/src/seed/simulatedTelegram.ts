import {
  emptyState,
  type State,
  type StoredMessage,
  type TelegramUser,
} from '../messengers/telegram/State.ts'
import { botUser } from '../messengers/telegram/botUser.ts'
import { chatField } from '../messengers/telegram/chatField.ts'
import { openChat } from '../messengers/telegram/chatOf.ts'
import { meetPerson } from '../messengers/telegram/meetPerson.ts'
import { storeMessage } from '../messengers/telegram/storeMessage.ts'
import type { PastChat, PastPerson } from './PastPerson.ts'

/** The same past as the customers' phones know it, so that a talk can be continued there. */
export function simulatedTelegram(people: readonly PastPerson[]): State {
  const state = emptyState()
  for (const person of people)
    for (const past of person.chats) {
      const bot = state.bots.find(({ channel }) => channel === past.chat.channelId)
      if (!bot) continue
      const user = userOf(person, past)
      meetPerson(state, user, { photo: person.photo })
      const chat = openChat(state, bot, user.id)
      chat.blocked = past.chat.state === 'blocked'
      for (const { message } of past.messages) {
        if (message.externalId === undefined || message.content.kind !== 'text') continue
        const stored: StoredMessage['message'] = {
          message_id: Number(message.externalId),
          date: Math.floor(message.at / 1000),
          chat: chatField(user),
          from: message.direction === 'in' ? user : botUser(bot),
          text: message.content.text,
          ...(message.editedAt && { edit_date: Math.floor(message.editedAt / 1000) }),
        }
        storeMessage(chat, bot, stored)
      }
    }
  return state
}

function userOf({ name, username }: PastPerson, { chat }: PastChat): TelegramUser {
  const [first = name, ...rest] = name.split(' ')
  return {
    id: Number(chat.externalId),
    is_bot: false,
    first_name: first,
    ...(rest.length && { last_name: rest.join(' ') }),
    ...(username && { username }),
  }
}
