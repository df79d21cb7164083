import type { Person } from './Person.ts'

/**
 * The chat that opens with a person: the pinned one, else that of the last incoming message which can still be
 * written to, else the last incoming one, else the first (ruling A1). Null for a person without chats.
 */
export function defaultChatOf(person: Pick<Person, 'chats' | 'defaultChatId'>): string | null {
  if (person.defaultChatId && person.chats[person.defaultChatId]) return person.defaultChatId
  const ranked = Object.entries(person.chats).sort(
    ([idA, a], [idB, b]) =>
      Number(b.state === 'subscribed') - Number(a.state === 'subscribed') ||
      (b.lastInboundAt ?? 0) - (a.lastInboundAt ?? 0) ||
      (idA < idB ? -1 : 1),
  )
  return ranked[0]?.[0] ?? null
}
