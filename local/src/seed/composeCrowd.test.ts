import { cardSchema } from '@chats/domain/Card'
import { personSchema } from '@chats/domain/Person'
import { searchEntrySchema } from '@chats/domain/SearchEntry'
import { expect, it } from 'vitest'
import { composeCrowd } from './composeCrowd.ts'
import { historyDocuments } from './historyDocuments.ts'

const NOW = Date.UTC(2026, 10, 25, 12)
const crowd = [...composeCrowd(2000, NOW)]

it('is the same crowd every time, each person once', () => {
  expect([...composeCrowd(2000, NOW)]).toEqual(crowd)
  expect(new Set(crowd.map(({ id }) => id)).size).toBe(2000)
})

it('looks like a company: both messengers, few who wait, the last ones an hour ago and the first years', () => {
  const share = (is: (person: (typeof crowd)[number]) => boolean | undefined) =>
    crowd.filter(is).length / crowd.length
  expect(share(({ chats }) => chats[0]?.chat.messenger === 'vk')).toBeCloseTo(1 / 3, 1)
  expect(share(({ chats }) => (chats[0]?.unread ?? 0) > 0)).toBeLessThan(0.05)
  expect(share(({ chats }) => (chats[0]?.unread ?? 0) > 0)).toBeGreaterThan(0)
  const last = crowd.map(({ chats }) => chats[0]?.messages.at(-1)?.message.at ?? 0)
  expect(last).toEqual(last.toSorted((a, b) => b - a))
  expect(Math.max(...last)).toBeLessThanOrEqual(NOW)
  expect(new Set(crowd.map(({ name }) => name)).size).toBeGreaterThan(1000)
})

it('has people with and without each thing that one filters by', () => {
  const cards = historyDocuments(crowd).flatMap(([path, data]) =>
    path.startsWith('cards/') ? [cardSchema.parse(data)] : [],
  )
  const share = (has: (card: (typeof cards)[number]) => unknown) => cards.filter(has).length / cards.length
  const shares = [
    share(({ phones }) => phones.length),
    share(({ emails }) => emails.length),
    ...['vip', 'parent', 'student'].map(tag => share(({ tags }) => tags?.includes(tag))),
    ...['course', 'club', 'exam'].map(plan => share(({ salesPlans }) => salesPlans?.[plan])),
    ...['instagram', 'youtube', 'friends'].map(source => share(({ sources }) => sources?.includes(source))),
  ]
  for (const each of shares) {
    expect(each).toBeGreaterThan(0.1)
    expect(each).toBeLessThan(0.9)
  }
})

it('is written as the functions write it', () => {
  for (const [path, data] of historyDocuments(crowd.slice(0, 100))) {
    if (path.startsWith('people/')) personSchema.parse(data)
    if (path.startsWith('cards/')) cardSchema.parse(data)
    if (path.startsWith('search/')) searchEntrySchema.parse(data)
  }
})
