import type { Manager } from './Manager.ts'
import type { Message } from './Message.ts'
import type { Notification } from './Notification.ts'
import type { Person } from './Person.ts'
import { choiceOf } from './choiceOf.ts'
import { previewOf } from './previewOf.ts'
import type { PushMessage } from './PushMessage.ts'
import { settingsPlaceOf } from './settingsPlaceOf.ts'

type Reader = Pick<Manager, 'locale' | 'notify'>

const LONGEST = 200
/** A name may be anything that somebody typed into a messenger. */
const LONGEST_NAME = 100
const localeOf = ({ locale }: Reader) => locale ?? 'ru'

const pathOf = (personId: string, chatId = '', messageId = ''): string => {
  const place = ['', 'chats', 'all', personId, chatId].map(encodeURIComponent).join('/').replace(/\/$/u, '')
  return messageId ? `${place}?message=${encodeURIComponent(messageId)}` : place
}

/** What is pushed to a manager about a notification of theirs; null when they chose not to be. */
export function composePush(id: string, notification: Notification, reader: Reader): PushMessage | null {
  const { kind, personId, personName, chatId, messageId, text, by } = notification
  const { pushes, pushText } = choiceOf(reader)
  if (!pushes.includes(kind)) return null
  const settings = settingsPlaceOf(kind)
  return {
    kind,
    locale: localeOf(reader),
    about: (settings ? text : personName).slice(0, LONGEST_NAME),
    by: (by?.name ?? '').slice(0, LONGEST_NAME),
    text: pushText && !settings ? text.slice(0, LONGEST) : '',
    path: settings ? `/settings/${settings}` : pathOf(personId, chatId, messageId),
    tag: id,
  }
}

/**
 * What is pushed to a manager about a message of a person; null when they chose not to be, or not of this person. One
 * stands for all of a chat: the next takes its place.
 */
export function composeMessagePush(
  messageId: string,
  message: Pick<Message, 'chatId' | 'content'>,
  person: Pick<Person, 'name' | 'assigneeId'> & { readonly id: string },
  reader: Reader & { readonly id: string },
): PushMessage | null {
  const { pushes, pushText, messages } = choiceOf(reader)
  if (!pushes.includes('message')) return null
  if (messages === 'mine' && person.assigneeId !== reader.id) return null
  return {
    kind: 'message',
    locale: localeOf(reader),
    about: person.name.slice(0, LONGEST_NAME),
    by: '',
    text: pushText ? previewOf(message.content) : '',
    path: pathOf(person.id, message.chatId, messageId),
    tag: `chat_${message.chatId}`,
  }
}
