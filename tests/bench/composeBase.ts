import { chatIdOf, incomingMessageId, personIdOf } from '@chats/domain/ids'
import type { PastMessage, PastPerson } from '../../local/src/seed/PastPerson.ts'

const CHANNEL = 'demo-telegram'
const PEOPLE = 130
const MESSAGES = 40
const FIRST_USER = 800_000
const HOUR_MS = 3_600_000

/** A customer of the measured company; every third has two unread messages. */
export interface BenchPerson extends PastPerson {
  readonly externalId: string
}

/**
 * A base larger than every page and every count's limit: what is measured on it does not grow with more of it. The
 * newest person comes first; the last messages lie an hour apart, up to one hour before `now`.
 */
export const composeBase = (now: number): readonly BenchPerson[] =>
  Array.from({ length: PEOPLE }, (_, index) => composePerson(index, now - (index + 1) * HOUR_MS))

function composePerson(index: number, lastAt: number): BenchPerson {
  const externalId = String(FIRST_USER + index)
  const chatId = chatIdOf(CHANNEL, externalId)
  const id = personIdOf(chatId)
  const name = `Покупатель ${String(index + 1).padStart(3, '0')}`
  const createdAt = lastAt - MESSAGES * 60_000
  const messages = Array.from({ length: MESSAGES }, (_, turn): PastMessage => {
    const messageId = String(turn + 1)
    return {
      id: incomingMessageId(messageId),
      message: {
        schema: 1,
        chatId,
        personId: id,
        direction: 'in',
        kind: 'text',
        at: createdAt + (turn + 1) * 60_000,
        content: { kind: 'text', text: `${name}, сообщение ${messageId}: когда начнётся следующее занятие?` },
        author: { type: 'person', id, name },
        externalId: messageId,
      },
    }
  })
  const chat = {
    schema: 1 as const,
    personId: id,
    channelId: CHANNEL,
    messenger: 'telegram' as const,
    externalId,
    name,
    state: 'subscribed' as const,
    stateChangedAt: createdAt,
    createdAt,
  }
  const unread = index % 3 === 2 ? 2 : 0
  return {
    id,
    externalId,
    name,
    username: '',
    assigneeId: null,
    photo: false,
    chats: [{ id: chatId, chat, messages, unread }],
  }
}
