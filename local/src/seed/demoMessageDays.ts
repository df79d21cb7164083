import { addWaits, noWaits } from '@chats/domain/addWaits'
import { dayOf } from '@chats/domain/dayOf'
import type { Instant } from '@chats/domain/Instant'
import type { MessageDay } from '@chats/domain/MessageDay'
import { messageDayPath } from '@chats/domain/paths'
import { waitsIn } from '@chats/domain/waitsIn'
import { wallClock } from '@chats/domain/wallClock'
import type { PastDocument } from './historyDocuments.ts'
import type { PastChat, PastPerson } from './PastPerson.ts'

const zone = 'Europe/Kyiv'
const DAY = 24 * 3_600_000

/** What the functions would have counted of the demo's talks. */
export function demoMessageDays(people: readonly PastPerson[], now: Instant): readonly PastDocument[] {
  const days = new Map<string, MessageDay>()
  const chats = people.flatMap(person => person.chats)
  const change = (at: Instant, changed: (day: MessageDay) => MessageDay) => {
    const day = dayOf(at, zone)
    days.set(day, changed(days.get(day) ?? emptyDay(day, at, now)))
  }
  for (const { chat, messages } of chats) {
    for (const { message } of messages) {
      const { direction, kind, at, author } = message
      if (direction === 'internal' || kind === 'indicator' || kind === 'press' || at > now) continue
      const hour = String(wallClock(at, zone).hour)
      change(at, day => {
        const own = day.managers[author.id] ?? {}
        return {
          ...day,
          hours: { ...day.hours, [hour]: oneMore(day.hours[hour], direction) },
          channels: { ...day.channels, [chat.channelId]: oneMore(day.channels[chat.channelId], direction) },
          ...(direction === 'out' &&
            author.type === 'manager' && {
              managers: { ...day.managers, [author.id]: { ...own, [hour]: (own[hour] ?? 0) + 1 } },
            }),
        }
      })
    }
  }
  for (const { id: chatId, messages } of chats) {
    const talk = messages.map(({ message }) => message).toSorted((a, b) => a.at - b.at)
    for (const wait of waitsIn(talk, { from: 0, to: now }))
      change(wait.answeredAt, day => ({
        ...day,
        waits: addWaits(day.waits ?? noWaits, [wait], { chatId, zone }),
      }))
  }
  const today = dayOf(now, zone)
  return [...days.values()].map(day => [
    messageDayPath(day.day),
    day.day === today ? { ...day, waiting: people.filter(({ chats }) => chats.some(isUnread)).length } : day,
  ])
}

const isUnread = ({ unread }: PastChat) => unread > 0

const emptyDay = (day: string, at: Instant, now: Instant): MessageDay => ({
  schema: 1,
  day,
  hours: {},
  managers: {},
  channels: {},
  countedUntil: Math.min(at + DAY, now),
  waitsUntil: Math.min(at + DAY, now),
})

const oneMore = (before: { in: number; out: number } | undefined, direction: 'in' | 'out') => {
  const { in: came, out } = before ?? { in: 0, out: 0 }
  return direction === 'in' ? { in: came + 1, out } : { in: came, out: out + 1 }
}
