import type { Card } from './Card.ts'
import type { Instant } from './Instant.ts'
import { keepUnread } from './keepUnread.ts'
import { sumUnread } from './markChatRead.ts'
import { mergeCards } from './mergeCards.ts'
import type { MergedCard } from './mergeCards.ts'
import type { Person } from './Person.ts'
import { isLater } from './showOnRow.ts'
import { sumBots } from './sumBots.ts'
import { sumDialogs } from './sumDialogs.ts'

/** A person with everything of theirs that a merge concerns. */
export interface Side {
  readonly id: string
  readonly person: Person
  readonly card: Card
}

/** The kept person as they shall be, and what of it can be taken back. */
export interface Merged extends MergedCard {
  readonly person: Person
}

/**
 * Two people as one: the chats of both, their unread summed, the later last message; name, assignee and pinned chat of
 * the kept one; their cards as `mergeCards` joins them. `too_large` when a card cannot hold it, for nothing is dropped.
 */
export function mergePeople(
  keep: Side,
  other: Side,
  { readAllBefore, now }: { readonly readAllBefore: Instant; readonly now: Instant },
): Merged | 'too_large' {
  const cards = mergeCards(keep.id, keep.card, other.card, now)
  if (cards === 'too_large') return cards
  const { maybeSame = [], ...person } = keep.person
  const maybe = maybeSame.filter(({ personId }) => personId !== other.id)
  const chats = { ...keep.person.chats, ...other.person.chats }
  return {
    ...cards,
    person: {
      ...person,
      ...sumUnread(keepUnread(chats, readAllBefore)),
      ...(other.person.botOff && sumBots(chats)),
      ...(other.person.openDialogs && sumDialogs(chats)),
      lastMessage: later(keep.person.lastMessage, other.person.lastMessage),
      lastMessageAt: Math.max(keep.person.lastMessageAt, other.person.lastMessageAt),
      mergedFrom: [...(keep.person.mergedFrom ?? []), other.id],
      ...(maybe.length > 0 && { maybeSame: maybe }),
    },
  }
}

function later(a: Person['lastMessage'], b: Person['lastMessage']): Person['lastMessage'] {
  if (!a || !b) return a ?? b
  return isLater(b, a) ? b : a
}
