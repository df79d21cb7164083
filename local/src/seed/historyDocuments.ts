import type { Card } from '@chats/domain/Card'
import { describePerson } from '@chats/domain/describePerson'
import { sumUnread } from '@chats/domain/markChatRead'
import {
  cardPath,
  chatPath,
  messagePath,
  orderPath,
  personPath,
  personPhotoPath,
  searchPath,
} from '@chats/domain/paths'
import type { Person, PersonChat } from '@chats/domain/Person'
import { previewOf } from '@chats/domain/previewOf'
import { summarizeOrders } from '@chats/domain/summarizeOrders'
import { pastOrders } from './pastOrders.ts'
import type { PastChat, PastPerson } from './PastPerson.ts'

/** A document to be written, as the domain knows it: instants are milliseconds. */
export type PastDocument = readonly [path: string, data: object]

/** Every document of these people, the way functions would have left them; `places`: where they stand in tunnels. */
export function historyDocuments(
  people: readonly PastPerson[],
  places: ReadonlyMap<string, NonNullable<Card['tunnels']>> = new Map(),
): readonly PastDocument[] {
  return people.flatMap(person => {
    const tunnels = places.get(person.id)
    const [theirRow, theirCard] = [personRow(person), { ...card(person), ...(tunnels && { tunnels }) }]
    const { row, entry } = describePerson(
      theirRow,
      theirCard,
      person.chats.map(({ chat }) => chat.name),
    )
    return [
      [personPath(person.id), { ...theirRow, ...row }],
      ...Object.entries(pastOrders(person)).map(([id, order]): PastDocument => [orderPath(id), order]),
      [cardPath(person.id), theirCard],
      [searchPath(person.id), entry],
      ...documentsOfChats(person),
    ]
  })
}

const documentsOfChats = ({ chats }: PastPerson): readonly PastDocument[] =>
  chats.flatMap(({ id, chat, messages }): PastDocument[] => [
    [chatPath(id), chat],
    ...messages.map(({ id: messageId, message }): PastDocument => [messagePath(id, messageId), message]),
  ])

function personRow({ id: personId, name, photo, chats, assigneeId }: PastPerson): Person {
  const last = chats
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => message.kind !== 'note')
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

function card(person: PastPerson): Card {
  const { id, name, assigneeId, chats } = person
  const orders = Object.values(pastOrders(person))
  const createdAt = Math.min(...chats.map(({ chat }) => chat.createdAt))
  const digits = id.replace(/\D/g, '').slice(-7)
  const number = Number(digits)
  const username = chats[0]?.chat.username
  return {
    schema: 1,
    name,
    phones: number % 3 ? [`+38067${digits}`] : [],
    emails: username && number % 4 ? [`${username.replaceAll('_', '.')}@mail.example`] : [],
    note: '',
    assigneeId,
    tags: tags.filter((_, index) => number % (index + 3) === 0),
    salesPlans: Object.fromEntries(
      plans
        .filter((_, index) => number % (index + 2) === 1)
        .map(plan => [plan, { stageId: stages[number % stages.length] ?? null, addedAt: createdAt }]),
    ),
    fields: number % 2 ? { level: levels[number % levels.length] ?? 'A1' } : {},
    leadTools: number % 5 ? ['site'] : ['test'],
    sources: [sources[number % sources.length] ?? 'friends'],
    ...(orders.length > 0 && { orders: summarizeOrders(orders) }),
    createdAt,
    updatedAt: createdAt,
  }
}

const tags = ['vip', 'parent', 'student']
const plans = ['course', 'club', 'exam']
const stages = ['interested', 'trial', 'contract', 'paid']
const levels = ['A1', 'A2', 'B1', 'B2']
const sources = ['instagram', 'youtube', 'friends']
