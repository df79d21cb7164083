import type { Card } from './Card.ts'
import { emailKey, phoneKey } from './contactKeys.ts'
import type { Instant } from './Instant.ts'
import { keepUnread } from './keepUnread.ts'
import { sumUnread } from './markChatRead.ts'
import type { Added } from './Merge.ts'
import type { Person } from './Person.ts'
import { isLater } from './showOnRow.ts'

/** A person with everything of theirs that a merge concerns. */
export interface Side {
  readonly id: string
  readonly person: Person
  readonly card: Card
}

/** The kept person as they shall be, and what of it can be taken back. */
export interface Merged {
  readonly person: Person
  readonly card: Card
  readonly added: Added
}

const MOST_CONTACTS = 20
const LONGEST_NOTE = 5000

/**
 * Two people as one: the chats of both, their unread summed, the later last message; name, assignee and pinned chat of
 * the kept one; the phones, addresses and notes of both. `too_large` when a card cannot hold it, for nothing is dropped.
 */
export function mergePeople(
  keep: Side,
  other: Side,
  { readAllBefore, now }: { readonly readAllBefore: Instant; readonly now: Instant },
): Merged | 'too_large' {
  const added: Added = {
    phones: fresh(keep.card.phones, other.card.phones, phoneKey),
    emails: fresh(keep.card.emails, other.card.emails, emailKey),
    notSameAs: fresh([...(keep.card.notSameAs ?? []), keep.id], other.card.notSameAs ?? [], id => id),
    note: other.card.note.trim() ? `— ${other.card.name} —\n${other.card.note}` : '',
  }
  const card = joinCards(keep.card, added, now)
  const large = Math.max(card.phones.length, card.emails.length) > MOST_CONTACTS
  if (large || card.note.length > LONGEST_NOTE) return 'too_large'
  const { maybeSame = [], ...person } = keep.person
  const maybe = maybeSame.filter(({ personId }) => personId !== other.id)
  const chats = { ...keep.person.chats, ...other.person.chats }
  return {
    card,
    added,
    person: {
      ...person,
      ...sumUnread(keepUnread(chats, readAllBefore)),
      lastMessage: later(keep.person.lastMessage, other.person.lastMessage),
      lastMessageAt: Math.max(keep.person.lastMessageAt, other.person.lastMessageAt),
      mergedFrom: [...(keep.person.mergedFrom ?? []), other.id],
      ...(maybe.length > 0 && { maybeSame: maybe }),
    },
  }
}

/** What of `more` is not in `known`, each once. */
function fresh(
  known: readonly string[],
  more: readonly string[],
  keyOf: (value: string) => string,
): string[] {
  const seen = new Set(known.map(keyOf))
  return more.filter(value => {
    const isNew = !seen.has(keyOf(value))
    seen.add(keyOf(value))
    return isNew
  })
}

function joinCards(card: Card, added: Added, now: Instant): Card {
  const notSameAs = [...(card.notSameAs ?? []), ...added.notSameAs]
  return {
    ...card,
    phones: [...card.phones, ...added.phones],
    emails: [...card.emails, ...added.emails],
    note: [card.note, added.note].filter(Boolean).join('\n\n'),
    ...(notSameAs.length > 0 && { notSameAs }),
    updatedAt: now,
  }
}

function later(a: Person['lastMessage'], b: Person['lastMessage']): Person['lastMessage'] {
  if (!a || !b) return a ?? b
  return isLater(b, a) ? b : a
}
