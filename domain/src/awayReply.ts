import { closedSince } from './closedSince.ts'
import type { Company } from './Company.ts'
import { fillTemplate } from './fillTemplate.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { Person } from './Person.ts'

/** Somebody who answered within this time is at work, whatever the hours say. */
const AT_WORK_MS = 30 * 60_000

export interface AwayReply {
  /** The beginning of the closed time that it is told for. */
  readonly since: Instant
  readonly text: string
}

/**
 * What a person who writes now is told because the company does not work; null when nothing. Once in each closed time of
 * a chat, for what was written in it; not where automation is silent, nor to whom it must not write, nor while a manager
 * answers all the same. `person` is the row as it was before, `name` theirs, empty where nobody knows it.
 */
export function awayReply(
  company: Pick<Company, 'timeZone' | 'workingHours' | 'away'> | null,
  person: Person | null,
  message: Pick<Message, 'chatId' | 'at'> & { readonly name: string },
  now: Instant,
): AwayReply | null {
  const { workingHours, away, timeZone = 'UTC' } = company ?? {}
  if (!workingHours || !away?.on || away.text.trim() === '') return null
  const since = closedSince(workingHours, timeZone, now)
  if (since === null || message.at < since) return null
  const chat = person?.chats[message.chatId]
  if (chat?.botOff || chat?.awaySince === since || person?.facets?.includes('blacklisted')) return null
  const last = person?.lastMessage
  if (last?.direction === 'out' && last.authorId !== undefined && now - last.at < AT_WORK_MS) return null
  const [first = ''] = message.name.split(' ')
  const values = { name: first, fullName: message.name, manager: '', channel: '' }
  return { since, text: fillTemplate(away.text, values) }
}
