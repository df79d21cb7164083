import type { Card } from '@chats/domain/Card'
import { sumUnread } from '@chats/domain/markChatRead'
import { cardPath, chatPath, messagePath, personPath, personPhotoPath } from '@chats/domain/paths'
import type { Person, PersonChat } from '@chats/domain/Person'
import { previewOf } from '@chats/domain/previewOf'
import type { PastChat, PastPerson } from './PastPerson.ts'

/** A document to be written, as the domain knows it: instants are milliseconds. */
export type PastDocument = readonly [path: string, data: object]

/** Every document of these people, the way functions would have left them. */
export function historyDocuments(people: readonly PastPerson[]): readonly PastDocument[] {
  return people.flatMap(person => [
    [personPath(person.id), personRow(person)],
    [cardPath(person.id), card(person)],
    ...person.chats.flatMap(({ id, chat, messages }): PastDocument[] => [
      [chatPath(id), chat],
      ...messages.map(({ id: messageId, message }): PastDocument => [messagePath(id, messageId), message]),
    ]),
  ])
}

function personRow({ id: personId, name, photo, chats, assigneeId }: PastPerson): Person {
  const last = chats
    .flatMap(({ messages }) => messages)
    .toSorted((a, b) => a.message.at - b.message.at)
    .at(-1)
  const createdAt = Math.min(...chats.map(({ chat }) => chat.createdAt))
  return {
    schema: 1,
    name,
    ...(photo && { photo: personPhotoPath(personId) }),
    ...sumUnread(Object.fromEntries(chats.map(past => [past.id, personChat(past)]))),
    lastMessage: last
      ? {
          messageId: last.id,
          chatId: last.message.chatId,
          kind: last.message.kind,
          text: previewOf(last.message.content),
          direction: last.message.direction,
          ...(last.message.author.type === 'manager' && { authorId: last.message.author.id }),
          at: last.message.at,
        }
      : null,
    lastMessageAt: last?.message.at ?? createdAt,
    assigneeId,
    createdAt,
  }
}

function personChat({ chat, messages, unread }: PastChat): PersonChat {
  const incoming = messages.filter(({ message }) => message.direction === 'in')
  return {
    channelId: chat.channelId,
    messenger: chat.messenger,
    state: chat.state,
    unread,
    unreadSince: unread ? (incoming.at(-unread)?.message.at ?? null) : null,
    lastInboundAt: incoming.at(-1)?.message.at ?? null,
    ...(chat.username && { username: chat.username }),
    ...(chat.source && { payload: chat.source.payload }),
  }
}

function card({ id, name, assigneeId, chats }: PastPerson): Card {
  const createdAt = Math.min(...chats.map(({ chat }) => chat.createdAt))
  const digits = id.replace(/\D/g, '').slice(-7)
  return {
    schema: 1,
    name,
    phones: Number(digits) % 3 ? [`+38067${digits}`] : [],
    emails: [],
    note: '',
    assigneeId,
    createdAt,
    updatedAt: createdAt,
  }
}
