import type { Card } from './Card.ts'
import type { Chat } from './Chat.ts'
import type { Inbound, InboundEdit, InboundMessage, InboundState } from './Inbound.ts'
import { incomingMessageId, indicatorMessageId } from './ids.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import { enterTimeline } from './enterTimeline.ts'
import { meetPerson } from './meetPerson.ts'
import type { Encounter, Place } from './meetPerson.ts'
import type { Person } from './Person.ts'
import { showOnRow } from './showOnRow.ts'
import { withinSecond } from './withinSecond.ts'

/** What is stored about the chat that an update belongs to. `message` is looked up only where it matters. */
export interface Known {
  readonly chat: Chat | null
  readonly person: Person | null
  readonly message: Message | null
  readonly readAllBefore: Instant
}

/** The documents as they shall be; what is left out stays as it is. */
export interface Changes {
  readonly message?: Message
  readonly chat?: Chat
  readonly person?: Person
  readonly card?: Card
}

/** The id on the timeline that an update writes to. */
export const messageIdOf = (inbound: Inbound): string => {
  if (inbound.type === 'state') return indicatorMessageId(inbound.updateId)
  return incomingMessageId(inbound.type === 'typing' ? '' : inbound.externalId)
}

/**
 * What an update changes. Repeating it changes nothing more, and updates that overtake each other end in the same
 * state as in order (an edit before its message, a block before the message that went before it).
 */
export function receiveInto(known: Known, inbound: Inbound, place: Place, now: Instant): Changes {
  switch (inbound.type) {
    case 'message':
      return known.message
        ? putOriginalUnderEdit(known.message, inbound)
        : receiveMessage(known, inbound, place, now)
    case 'edit':
      return known.message
        ? receiveEdit(known, known.message, inbound)
        : receiveMessage(known, inbound, place, now)
    case 'state':
      return known.message ? {} : receiveState(known, inbound, place, now)
    case 'reaction':
    case 'read':
    case 'typing':
    case 'echo':
      return {}
  }
}

const MOST_EDITS = 50

function receiveMessage(
  known: Known,
  inbound: InboundMessage | InboundEdit,
  place: Place,
  now: Instant,
): Changes {
  const met = meetPerson(known, inbound.sender, place, inbound.at, now)
  const start = inbound.type === 'message' ? inbound.start : undefined
  const chat = welcomeBack(met.chat, inbound.at, start?.payload)
  const content = indicates(start, known)
    ? {
        kind: 'indicator' as const,
        what: known.chat ? ('resubscribed' as const) : ('subscribed' as const),
        ...(start.payload && { payload: start.payload }),
      }
    : inbound.content
  const message: Message = {
    schema: 1,
    chatId: place.chatId,
    personId: chat.personId,
    direction: 'in',
    kind: content.kind,
    at: withinSecond(inbound.at, now),
    content,
    author: { type: 'person', id: chat.personId, name: met.chat.name },
    externalId: inbound.externalId,
    ...(inbound.type === 'edit' && { editedAt: inbound.editedAt }),
  }
  return entered(known, { ...met, chat }, messageIdOf(inbound), message, now)
}

/** Start is an indicator when it begins the chat or says where the person came from; otherwise it is just what they typed. */
const indicates = (
  start: InboundMessage['start'],
  known: Known,
): start is NonNullable<InboundMessage['start']> =>
  start !== undefined && (known.chat === null || start.payload !== '')

/** Who writes has not blocked us; a block of the same second is taken to have come after. */
function welcomeBack(chat: Chat, at: Instant, payload: string | undefined): Chat {
  const open =
    chat.state !== 'subscribed' && at > chat.stateChangedAt
      ? { ...chat, state: 'subscribed' as const, stateChangedAt: at }
      : chat
  return payload && !open.source ? { ...open, source: { payload, at } } : open
}

/** The message itself, after its edit: its wording becomes the first of the history. */
function putOriginalUnderEdit(message: Message, { content }: InboundMessage): Changes {
  if (message.editedAt === undefined || message.edits) return {}
  return { message: { ...message, edits: [{ content, at: message.editedAt }] } }
}

function receiveEdit(known: Known, message: Message, { content, editedAt }: InboundEdit): Changes {
  const older = editedAt < (message.editedAt ?? 0)
  if (older || JSON.stringify(content) === JSON.stringify(message.content)) return {}
  const edited: Message = {
    ...message,
    kind: content.kind,
    content,
    edits: [...(message.edits ?? []), { content: message.content, at: editedAt }].slice(-MOST_EDITS),
    editedAt,
  }
  const id = incomingMessageId(message.externalId ?? '')
  const shown =
    known.person?.lastMessage?.messageId === id && known.person.lastMessage.chatId === message.chatId
  return {
    message: edited,
    ...(known.person && shown && { person: { ...known.person, ...showOnRow(known.person, id, edited) } }),
  }
}

function receiveState(known: Known, inbound: InboundState, place: Place, now: Instant): Changes {
  const met = meetPerson(known, inbound.sender, place, inbound.at, now)
  const chat =
    inbound.at >= met.chat.stateChangedAt
      ? { ...met.chat, state: inbound.state, stateChangedAt: inbound.at }
      : met.chat
  const back = known.chat ? ('resubscribed' as const) : ('subscribed' as const)
  const content = {
    kind: 'indicator' as const,
    what: inbound.state === 'subscribed' ? back : ('unsubscribed' as const),
  }
  const message: Message = {
    schema: 1,
    chatId: place.chatId,
    personId: chat.personId,
    direction: 'in',
    kind: content.kind,
    at: withinSecond(inbound.at, now),
    content,
    author: { type: 'person', id: chat.personId, name: met.chat.name },
  }
  return entered(known, { ...met, chat }, messageIdOf(inbound), message, now)
}

function entered(known: Known, met: Encounter, id: string, message: Message, now: Instant): Changes {
  const person = enterTimeline(met.person, met.chat, id, message, { now, readAllBefore: known.readAllBefore })
  return {
    message,
    person,
    ...(met.chat !== known.chat && { chat: met.chat }),
    ...(met.card && { card: met.card }),
  }
}
