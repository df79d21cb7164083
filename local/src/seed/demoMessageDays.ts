import { dayOf } from '@chats/domain/dayOf'
import type { Instant } from '@chats/domain/Instant'
import type { MessageDay } from '@chats/domain/MessageDay'
import { messageDayPath } from '@chats/domain/paths'
import { wallClock } from '@chats/domain/wallClock'
import type { PastDocument } from './historyDocuments.ts'
import type { PastPerson } from './PastPerson.ts'

const zone = 'Europe/Kyiv'
const DAY = 24 * 3_600_000

/** What the functions would have counted of the demo's talks. */
export function demoMessageDays(people: readonly PastPerson[], now: Instant): readonly PastDocument[] {
  const days = new Map<string, MessageDay>()
  const chats = people.flatMap(person => person.chats)
  for (const { chat, messages } of chats) {
    for (const { message } of messages) {
      const { direction, kind, at, author } = message
      if (direction === 'internal' || kind === 'indicator' || kind === 'press' || at > now) continue
      const day = dayOf(at, zone)
      const hour = String(wallClock(at, zone).hour)
      const known = days.get(day) ?? emptyDay(day, at, now)
      const own = known.managers[author.id] ?? {}
      days.set(day, {
        ...known,
        hours: { ...known.hours, [hour]: oneMore(known.hours[hour], direction) },
        channels: { ...known.channels, [chat.channelId]: oneMore(known.channels[chat.channelId], direction) },
        ...(direction === 'out' &&
          author.type === 'manager' && {
            managers: { ...known.managers, [author.id]: { ...own, [hour]: (own[hour] ?? 0) + 1 } },
          }),
      })
    }
  }
  return [...days.values()].map(day => [messageDayPath(day.day), day])
}

const emptyDay = (day: string, at: Instant, now: Instant): MessageDay => ({
  schema: 1,
  day,
  hours: {},
  managers: {},
  channels: {},
  countedUntil: Math.min(at + DAY, now),
})

const oneMore = (before: { in: number; out: number } | undefined, direction: 'in' | 'out') => {
  const { in: came, out } = before ?? { in: 0, out: 0 }
  return direction === 'in' ? { in: came + 1, out } : { in: came, out: out + 1 }
}
