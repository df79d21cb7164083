import type { Chat } from './Chat.ts'
import { countUnread } from './countUnread.ts'
import type { Instant } from './Instant.ts'
import { isWritten } from './isWritten.ts'
import type { Message } from './Message.ts'
import type { Person, PersonChat } from './Person.ts'
import { showOnRow } from './showOnRow.ts'

/**
 * The list row after a new entry that came in. What the person wrote is unread; an indicator or a press is not, nor what was
 * written on our side: they only show on the row.
 */
export function enterTimeline(
  person: Person,
  chat: Chat,
  messageId: string,
  message: Message,
  clock: { readonly now: Instant; readonly readAllBefore: Instant },
): Person {
  const { chatId, at } = message
  const before = person.chats[chatId]
  const wrote = isWritten(message)
  const chats: Person['chats'] = {
    ...person.chats,
    [chatId]: {
      channelId: chat.channelId,
      messenger: chat.messenger,
      state: chat.state,
      unread: before?.unread ?? 0,
      unreadSince: before?.unreadSince ?? null,
      lastInboundAt: cameIn(message, before)
        ? Math.max(before?.lastInboundAt ?? 0, at)
        : (before?.lastInboundAt ?? null),
      ...(chat.username !== undefined && { username: chat.username }),
      ...(before?.botOff && { botOff: before.botOff }),
      ...(before?.awaySince !== undefined && { awaySince: before.awaySince }),
      ...(before?.openDialogs && { openDialogs: before.openDialogs }),
      ...(before?.commentOn &&
        waitsFor(before.commentOn, message, clock.now) && { commentOn: before.commentOn }),
      ...(chat.source && { payload: chat.source.payload }),
    },
  }
  return {
    ...person,
    ...(wrote ? countUnread(chats, chatId, { at, ...clock }) : { chats }),
    ...showOnRow(person, messageId, message),
  }
}

/** Coming is a reason to open this chat first; leaving or paying is none, nor is what we wrote. */
const cameIn = ({ content, direction }: Message, before: PersonChat | undefined) =>
  direction === 'in' &&
  (content.kind !== 'indicator' ||
    content.what === 'subscribed' ||
    content.what === 'resubscribed' ||
    before === undefined)

const waitsFor = (
  { takenUntil }: NonNullable<PersonChat['commentOn']>,
  { commentOf }: Message,
  now: Instant,
) => commentOf === undefined && takenUntil > now
