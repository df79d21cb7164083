import type { Card } from './Card.ts'
import { emailKey, phoneKey } from './contactKeys.ts'
import { describePerson } from './describePerson.ts'
import type { ImportLine } from './ImportLine.ts'
import type { Instant } from './Instant.ts'
import type { Person } from './Person.ts'
import type { SearchEntry } from './SearchEntry.ts'

/** Everything that is stored of a person who came by a file. */
export interface Imported {
  readonly person: Person
  readonly card: Card
  readonly entry: SearchEntry
}

/** A new person of a line: without chats, and behind everybody who ever wrote. */
export function importPerson(line: ImportLine, now: Instant): Imported {
  const blank: Card = {
    schema: 1,
    name: line.name,
    phones: [],
    emails: [],
    note: '',
    assigneeId: null,
    createdAt: now,
    updatedAt: now,
  }
  return importedOf(cardWithLine(blank, line, now))
}

/** The same by their card, where another line has changed it since. */
export function importedOf(card: Card): Imported {
  const { row, entry } = describePerson({ chats: {} }, card)
  const person: Person = {
    schema: 1,
    chats: {},
    lastMessage: null,
    lastMessageAt: 0,
    unread: 0,
    unreadSince: null,
    createdAt: card.createdAt,
    ...row,
  }
  return { person, card, entry }
}

/**
 * The card of somebody known with what a line says: phones, addresses, tags and the note are added, the rest is put in
 * the place of what was there. The same card when the line says nothing new, so that going over a line twice is going
 * over it once.
 */
export function cardWithLine(card: Card, line: ImportLine, now: Instant): Card {
  const phones = added(card.phones, line.phones, phoneKey)
  const emails = added(card.emails, line.emails, emailKey)
  const tags = added(card.tags ?? [], line.tags, id => id)
  const note = card.note.includes(line.note) ? card.note : [card.note, line.note].filter(Boolean).join('\n\n')
  const places = Object.entries(line.plans).filter(([id, stageId]) => {
    const place = card.salesPlans?.[id]
    return !place || (stageId !== null && place.stageId !== stageId)
  })
  const fields = Object.entries(line.fields).filter(([id, value]) => card.fields?.[id] !== value)
  const changes: Partial<Card> = {
    ...(line.named && line.name !== card.name && { name: line.name }),
    ...(phones !== card.phones && { phones: [...phones] }),
    ...(emails !== card.emails && { emails: [...emails] }),
    ...(note !== card.note && { note }),
    ...(line.assigneeId !== null && line.assigneeId !== card.assigneeId && { assigneeId: line.assigneeId }),
    ...(tags.length > (card.tags?.length ?? 0) && { tags: [...tags] }),
    ...(places.length > 0 && {
      salesPlans: {
        ...card.salesPlans,
        ...Object.fromEntries(
          places.map(([id, stageId]) => [id, { addedAt: now, ...card.salesPlans?.[id], stageId }]),
        ),
      },
    }),
    ...(fields.length > 0 && { fields: { ...card.fields, ...Object.fromEntries(fields) } }),
  }
  return Object.keys(changes).length ? { ...card, ...changes, updatedAt: now } : card
}

/** Whether a card still holds what the rules let it hold. */
export const fitsCard = ({ phones, emails, tags = [], note }: Card): boolean =>
  phones.length <= 20 && emails.length <= 20 && tags.length <= 50 && note.length <= 5000

/** The list with what is new; the same list when nothing is. */
function added(known: readonly string[], more: readonly string[], keyOf: (value: string) => string) {
  const keys = new Set(known.map(keyOf))
  const fresh = more.filter(value => !keys.has(keyOf(value)))
  return fresh.length ? [...known, ...fresh] : known
}
