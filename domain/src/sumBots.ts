import type { Person } from './Person.ts'

/** What a row says of the chats in which automation is silent: whether there are any, and when the first one ends. */
export function sumBots(chats: Person['chats']): Required<Pick<Person, 'botOff' | 'botOffEndsAt'>> {
  const off = Object.values(chats).flatMap(({ botOff }) => botOff ?? [])
  const ends = off.flatMap(({ endsAt }) => endsAt ?? [])
  return { botOff: off.length > 0, botOffEndsAt: ends.length > 0 ? Math.min(...ends) : null }
}
