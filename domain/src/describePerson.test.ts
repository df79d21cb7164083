import { expect, it } from 'vitest'
import type { Card } from './Card.ts'
import { describePerson } from './describePerson.ts'
import type { Person } from './Person.ts'
import { searchEntrySchema } from './SearchEntry.ts'
import { searchQuery } from './searchQuery.ts'

const chat: Person['chats'][string] = {
  channelId: 'bot',
  messenger: 'telegram',
  state: 'blocked',
  unread: 0,
  unreadSince: null,
  lastInboundAt: null,
  username: 'anna_p',
}
const card: Card = {
  schema: 1,
  name: 'Анна Петрова',
  phones: ['+380671234567'],
  emails: ['anna@example.com'],
  note: 'secret',
  assigneeId: 'oleg',
  tags: ['vip'],
  salesPlans: { second: { stageId: null, addedAt: 2 }, first: { stageId: null, addedAt: 1 } },
  createdAt: 1,
  updatedAt: 1,
}

it('says on the row and in the search what the card and the chats say', () => {
  const chats = { bot_1: chat, vk_1: { ...chat, messenger: 'vk' as const } }
  const { row, entry } = describePerson({ chats, photo: 'people/1/photo' }, card, ['Анюта', 'Анна Петрова'])
  expect(row).toEqual({
    name: 'Анна Петрова',
    assigneeId: 'oleg',
    salesPlans: ['first', 'second'],
    facets: entry.facets,
  })
  expect(entry).toMatchObject({
    name: 'Анна Петрова',
    photo: 'people/1/photo',
    messengers: ['telegram', 'vk'],
    phones: ['+380671234567'],
    emails: ['anna@example.com'],
    usernames: ['anna_p'],
    assigneeId: 'oleg',
  })
  expect(entry.facets).toEqual(
    expect.arrayContaining(['tag:vip', 'plan:first', 'm:vk', 'state:blocked', 'phone']),
  )
  expect(searchEntrySchema.safeParse(entry).success).toBe(true)
  for (const text of ['анют', 'петрова', '067123', 'anna@ex', '@anna_p'])
    expect(searchQuery(text)?.matches(entry)).toBe(true)
  expect(searchQuery('secret')?.matches(entry)).toBe(false)
})

it('leaves out what a card should not hold', () => {
  const broken = { ...card, phones: [7, '+1'] as unknown as string[], emails: [null] as unknown as string[] }
  expect(describePerson({ chats: {} }, broken).entry).toMatchObject({
    phones: ['+1'],
    emails: [],
    usernames: [],
  })
})
