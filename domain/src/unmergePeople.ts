import type { Instant } from './Instant.ts'
import { sumUnread } from './markChatRead.ts'
import type { Added, Merge } from './Merge.ts'
import type { Message } from './Message.ts'
import type { Side } from './mergePeople.ts'
import type { LastMessage, Person } from './Person.ts'
import { showOnRow } from './showOnRow.ts'
import { sumBots } from './sumBots.ts'
import { sumDialogs } from './sumDialogs.ts'
import { unmergeCards } from './unmergeCards.ts'

/** The last entry of a chat's timeline. */
export interface LastEntry {
  readonly messageId: string
  readonly message: Message
}

/** Both people as they shall be, and whatever the other merges into the kept one now answer for. */
export interface Unmerged {
  readonly kept: Side
  readonly other: Side
  /** By `otherId`; only those that change. */
  readonly inherited: Readonly<Record<string, Added>>
}

interface Known {
  readonly kept: Side
  readonly merge: Merge
  /** The other merges into the same person that still stand. */
  readonly siblings: readonly Merge[]
  /** The last entry of each chat that has one. */
  readonly last: Readonly<Record<string, LastEntry>>
  readonly now: Instant
}

/**
 * Parts two merged people. The chats that came with the other one go back to them with whatever was written there
 * since; their card is as it was before; what was added to the card since the merge stays with the kept one.
 */
export function unmergePeople({ kept, merge, siblings, last, now }: Known): Unmerged {
  const went = (chatId: string) => chatId in merge.before.person.chats
  const { defaultChatId, ...person } = kept.person
  const mergedFrom = (person.mergedFrom ?? []).filter(id => id !== merge.otherId)
  const { card, inherited } = unmergeCards(kept.card, merge, siblings, now)
  const rest: Person = {
    ...person,
    ...withChats(person, chatId => !went(chatId), last, person.createdAt),
    ...(defaultChatId !== undefined && !went(defaultChatId) && { defaultChatId }),
  }
  if (mergedFrom.length) rest.mergedFrom = mergedFrom
  else delete rest.mergedFrom
  return {
    kept: { id: kept.id, person: rest, card },
    other: {
      id: merge.otherId,
      person: {
        ...merge.before.person,
        ...withChats(person, went, last, merge.before.person.lastMessageAt),
      },
      card: { ...merge.before.card, updatedAt: now },
    },
    inherited,
  }
}

function withChats(
  { chats, botOff, openDialogs }: Pick<Person, 'chats' | 'botOff' | 'openDialogs'>,
  belongs: (chatId: string) => boolean,
  last: Known['last'],
  withoutMessages: Instant,
): Pick<
  Person,
  | 'chats'
  | 'unread'
  | 'unreadSince'
  | 'lastMessage'
  | 'lastMessageAt'
  | 'botOff'
  | 'botOffEndsAt'
  | 'openDialogs'
> {
  const own = Object.fromEntries(Object.entries(chats).filter(([chatId]) => belongs(chatId)))
  const nothing: { lastMessage: LastMessage | null; lastMessageAt: Instant } = {
    lastMessage: null,
    lastMessageAt: 0,
  }
  const row = Object.keys(own)
    .flatMap(chatId => last[chatId] ?? [])
    .reduce((shown, { messageId, message }) => showOnRow(shown, messageId, message), nothing)
  return {
    ...sumUnread(own),
    ...(botOff && sumBots(own)),
    ...(openDialogs && sumDialogs(own)),
    lastMessage: row.lastMessage,
    lastMessageAt: row.lastMessage ? row.lastMessageAt : withoutMessages,
  }
}
