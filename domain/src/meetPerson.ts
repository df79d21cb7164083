import type { Card } from './Card.ts'
import type { Chat } from './Chat.ts'
import { personIdOf, placeholderNameOf } from './ids.ts'
import type { Sender } from './Inbound.ts'
import type { Instant } from './Instant.ts'
import type { Messenger } from './Messenger.ts'
import type { Person } from './Person.ts'

/** Where an update came in. */
export interface Place {
  readonly channelId: string
  readonly chatId: string
  readonly messenger: Messenger
}

/** The chat and its person; the card only when the person is new. */
export interface Encounter {
  readonly chat: Chat
  readonly person: Person
  readonly card?: Card
}

/**
 * The chat and the person of a sender: those we know, brought up to date with the name the messenger gives, or new ones
 * with ids that follow from the chat, so that a second run makes the same. Where the update names nobody, the name
 * stays. `chat` is the same object when nothing changed.
 */
export function meetPerson(
  known: { readonly chat: Chat | null; readonly person: Person | null },
  sender: Sender,
  place: Place,
  at: Instant,
  now: Instant,
): Encounter {
  const chat = known.chat ? renamed(known.chat, sender) : newChat(sender, place, at, now)
  if (!known.person) {
    return { chat, person: newPerson(chat.name, at, now), card: newCard(chat.name, now) }
  }
  const followsMessenger = known.chat !== null && known.person.name === known.chat.name
  return {
    chat,
    person: followsMessenger ? { ...known.person, name: chat.name } : known.person,
  }
}

function renamed(chat: Chat, { name, username }: Sender): Chat {
  if (!name || (chat.name === name && chat.username === username)) return chat
  const next: Chat = { ...chat, name }
  if (username === undefined) delete next.username
  else next.username = username
  return next
}

const newChat = ({ externalId, name, username }: Sender, place: Place, at: Instant, now: Instant): Chat => ({
  schema: 1,
  personId: personIdOf(place.chatId),
  channelId: place.channelId,
  messenger: place.messenger,
  externalId,
  name: name || placeholderNameOf(externalId),
  ...(username !== undefined && { username }),
  state: 'subscribed',
  stateChangedAt: at,
  createdAt: now,
})

const newPerson = (name: string, at: Instant, now: Instant): Person => ({
  schema: 1,
  name,
  chats: {},
  lastMessage: null,
  lastMessageAt: at,
  unread: 0,
  unreadSince: null,
  assigneeId: null,
  createdAt: now,
})

const newCard = (name: string, now: Instant): Card => ({
  schema: 1,
  name,
  phones: [],
  emails: [],
  note: '',
  assigneeId: null,
  createdAt: now,
  updatedAt: now,
})
