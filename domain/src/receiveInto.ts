import { addCameBy } from './addCameBy.ts'
import type { Content } from './Content.ts'
import { awayReply } from './awayReply.ts'
import type { Chat } from './Chat.ts'
import { enterChat } from './enterChat.ts'
import { enterWording } from './enterWording.ts'
import { placeholderNameOf } from './ids.ts'
import type { Inbound, InboundEdit, InboundMessage, InboundState } from './Inbound.ts'
import type { Instant } from './Instant.ts'
import type { Changes, Known } from './Known.ts'
import type { Message } from './Message.ts'
import { meetPerson } from './meetPerson.ts'
import type { Encounter, Place } from './meetPerson.ts'
import { messageIdOf } from './messageIdOf.ts'
import type { PersonChat } from './Person.ts'
import { receiveEcho } from './receiveEcho.ts'
import { receiveReaction } from './receiveReaction.ts'
import { receivePress } from './receivePress.ts'
import { receiveRead } from './receiveRead.ts'
import { replyOf } from './replyOf.ts'
import { showChanged } from './showChanged.ts'
import { timelineAt } from './timelineAt.ts'
import { welcomeBack } from './welcomeBack.ts'

/**
 * What an update changes. Repeating it changes nothing more, and updates that overtake each other end in the same
 * state as in order (an edit or a reaction before its message, a block before the message that went before it). Typing
 * changes nothing that lasts.
 */
export function receiveInto(known: Known, inbound: Inbound, place: Place, now: Instant): Changes {
  switch (inbound.type) {
    case 'message':
    case 'edit':
      return known.message
        ? receiveWording(known, known.message, inbound)
        : receiveMessage(known, inbound, place, now)
    case 'state':
      return known.message ? {} : receiveState(known, inbound, place, now)
    case 'press':
      return known.message ? {} : receivePress(known, inbound, place, now)
    case 'reaction':
      return receiveReaction(known, inbound, place.chatId)
    case 'read':
      return receiveRead(known, inbound, place)
    case 'echo':
      return receiveEcho(known, inbound, place, now)
    case 'typing':
      return {}
  }
}

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
        ...known.cameBy,
      }
    : inbound.content
  const message: Message = {
    schema: 1,
    chatId: place.chatId,
    personId: chat.personId,
    direction: 'in',
    kind: content.kind,
    at: timelineAt(inbound, place.messenger, now, known.ours),
    content,
    author: { type: 'person', id: chat.personId, name: chat.name },
    externalId: inbound.externalId,
    ...(inbound.type === 'edit' && { editedAt: inbound.editedAt }),
    ...replyOf(inbound.replyTo, known.answered),
    ...(inbound.albumId !== undefined && { albumId: inbound.albumId }),
    ...(known.early && { reactions: known.early.reactions }),
    ...commentOf(inbound, content, met.person.chats[place.chatId], now),
    ...(known.chat?.tunnelsWait?.length && { toTunnels: true }),
    ...changeOfTunnels(known, now),
  }
  const id = messageIdOf(inbound)
  const changes = enterChat(known, { ...met, ...cardAfter(known, met), chat }, id, message, now)
  return inbound.type === 'message' && !start && message.commentOf === undefined
    ? answerAway(known, changes, { id, message, chat }, now)
    : changes
}

/** Outside the working hours the person is told so, in the same write, and the row remembers that. */
function answerAway(
  known: Known,
  changes: Changes,
  { id, message, chat }: { readonly id: string; readonly message: Message; readonly chat: Chat },
  now: Instant,
): Changes {
  const { chatId, personId, at } = message
  const name = chat.name === placeholderNameOf(chat.externalId) ? '' : chat.name
  const reply = awayReply(known.company ?? null, known.person, { chatId, at, name }, now)
  const { person } = changes
  const row = person?.chats[chatId]
  if (!reply || !person || !row) return changes
  const said: Message = {
    schema: 1,
    chatId,
    personId,
    direction: 'out',
    kind: 'text',
    at: Math.max(now, at + 1),
    content: { kind: 'text', text: reply.text },
    author: { type: 'bot', id: 'away', name: known.company?.name ?? '' },
    delivery: { state: 'queued', attempt: 0 },
  }
  const chats = { ...person.chats, [chatId]: { ...row, awaySince: reply.since } }
  return { ...changes, person: { ...person, chats }, reply: { id: `away_${id}`, message: said } }
}

/** So long nobody may know yet which tunnels run. */
const TUNNELS_NEW_MS = 60_000
const changeOfTunnels = ({ company }: Known, now: Instant): Pick<Message, 'tunnelsChangedAt'> => {
  const tunnelsChangedAt = company?.tunnelsChangedAt
  return tunnelsChangedAt !== undefined && now - tunnelsChangedAt < TUNNELS_NEW_MS ? { tunnelsChangedAt } : {}
}

/** The text that the person announced by a button is about how their dialog went. */
const commentOf = (
  { type }: InboundMessage | InboundEdit,
  { kind }: Content,
  row: PersonChat | undefined,
  now: Instant,
): Pick<Message, 'commentOf'> =>
  type === 'message' && kind === 'text' && row?.commentOn && row.commentOn.takenUntil > now
    ? { commentOf: row.commentOn.dialogId }
    : {}

/** A card that does not say yet by which lead tool the person came. */
function cardAfter({ card, cameBy }: Known, met: Encounter): Pick<Encounter, 'card'> {
  const before = met.card ?? card
  const after = before && cameBy && addCameBy(before, cameBy)
  return after && after !== card ? { card: after } : {}
}

/** Start is an indicator when it begins the chat or says where the person came from; otherwise it is just what they typed. */
const indicates = (
  start: InboundMessage['start'],
  known: Known,
): start is NonNullable<InboundMessage['start']> =>
  start !== undefined && (known.chat === null || start.payload !== '')

/** An edit, the message itself after its edit, or either of them again. A press on Start has no other wording. */
function receiveWording(known: Known, message: Message, inbound: InboundMessage | InboundEdit): Changes {
  if (message.content.kind === 'indicator') return {}
  const since = inbound.type === 'edit' ? inbound.editedAt : undefined
  const worded = enterWording(message, { content: inbound.content, since })
  return showChanged(known, messageIdOf(inbound), worded)
}

function receiveState(known: Known, inbound: InboundState, place: Place, now: Instant): Changes {
  const met = meetPerson(known, inbound.sender, place, inbound.at, now)
  const at = inbound.timeless ? Math.max(inbound.at, met.chat.stateChangedAt) : inbound.at
  const chat =
    at >= met.chat.stateChangedAt ? { ...met.chat, state: inbound.state, stateChangedAt: at } : met.chat
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
    at: timelineAt(inbound, place.messenger, now),
    content,
    author: { type: 'person', id: chat.personId, name: chat.name },
  }
  return enterChat(known, { ...met, chat }, messageIdOf(inbound), message, now)
}
