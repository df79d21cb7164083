import { describe, expect, it } from 'vitest'
import { facetGroups } from './facetGroups.ts'
import { facetsOf } from './facetsOf.ts'
import { isEmptyFilter } from './isEmptyFilter.ts'
import { matchesFilter } from './matchesFilter.ts'
import type { PeopleFilter } from './PeopleFilter.ts'
import type { Person, PersonChat } from './Person.ts'

const chat: PersonChat = {
  channelId: 'bot',
  messenger: 'telegram',
  state: 'subscribed',
  unread: 1,
  unreadSince: 50,
  lastInboundAt: 50,
}
const chats = { bot_1: chat, vk_1: { ...chat, messenger: 'vk' as const, state: 'blocked' as const } }
const row: Person & { id: string } = {
  id: 'p-1',
  schema: 1,
  name: 'Анна',
  chats,
  lastMessage: null,
  lastMessageAt: 100,
  unread: 2,
  unreadSince: 50,
  assigneeId: null,
  createdAt: 10,
  openDialogs: 2,
  facets: [
    ...facetsOf(chats, {
      phones: ['+1'],
      emails: [],
      tags: ['vip'],
      salesPlans: { course: { stageId: null, addedAt: 1 } },
      tunnels: { welcome: { state: 'running', at: 1 } },
      leadTools: ['site'],
      sources: ['instagram'],
      blacklisted: true,
    }),
  ],
}
const matches = (filter: PeopleFilter, of: Partial<Person> = {}, readAllBefore = 0) =>
  matchesFilter(filter, { ...row, ...of }, { readAllBefore })

describe('a row is of those', () => {
  it.each<[PeopleFilter, PeopleFilter]>([
    [{}, { tags: ['gone'] }],
    [{ tags: ['other', 'vip'] }, { tags: ['other'] }],
    [{ salesPlans: ['course'] }, { salesPlans: ['vip'] }],
    [{ tunnels: ['welcome'] }, { tunnels: ['site'] }],
    [{ leadTools: ['site'] }, { leadTools: ['instagram'] }],
    [{ sources: ['instagram'] }, { sources: ['site'] }],
    [{ messengers: ['vk'] }, { messengers: ['vk'], sources: ['site'] }],
    [{ states: ['blocked'] }, { states: ['deactivated'] }],
    [{ states: ['deactivated', 'blacklisted'] }, { states: ['deactivated'], tags: ['vip'] }],
    [{ hasPhone: true }, { hasPhone: false }],
    [{ hasEmail: false }, { hasEmail: true }],
    [{ assignees: ['anna', 'nobody'] }, { assignees: ['anna'] }],
    [{ createdAt: { from: 10, to: 10 } }, { createdAt: { from: 11 } }],
    [{ lastMessageAt: { to: 100 } }, { lastMessageAt: { to: 99 } }],
    [{ unread: true }, { unread: false }],
    [{ hasDialog: true }, { hasDialog: false }],
    [{ botOff: false }, { botOff: true }],
    [
      { name: 'nobody', phone: '1', email: 'x' },
      { name: 'Анна', tags: ['gone'] },
    ],
    [{ tags: [] }, { tags: ['vip'], hasPhone: false }],
  ])('of %j, and not of %j', (yes, no) => {
    expect(matches(yes)).toBe(true)
    expect(matches(no)).toBe(false)
  })

  it('who were read by "read all", or not', () => {
    expect(matches({ unread: true }, {}, 50)).toBe(false)
    expect(matches({ unread: false }, {}, 50)).toBe(true)
    expect(matches({ unread: true }, { unreadSince: null })).toBe(false)
  })

  it('that old rows can say without facets, dialogs and switches', () => {
    const before = { ...row }
    delete before.facets
    delete before.openDialogs
    const asked = (filter: PeopleFilter) => matchesFilter(filter, before, { readAllBefore: 0 })
    expect(asked({ hasPhone: false, hasDialog: false, botOff: false })).toBe(true)
    expect(asked({ tags: ['vip'] })).toBe(false)
  })
})

it('facets say every list but the assignees, one group for each', () => {
  expect(
    facetGroups({
      tags: ['a', 'b'],
      messengers: ['vk'],
      states: ['blocked', 'blacklisted'],
      hasPhone: true,
      hasEmail: false,
      assignees: ['anna'],
      sources: [],
      unread: true,
    }),
  ).toEqual([['tag:a', 'tag:b'], ['m:vk'], ['state:blocked', 'blacklisted'], ['phone']])
  expect(facetGroups({ name: 'x', hasPhone: false })).toEqual([])
})

it.each<[PeopleFilter, boolean]>([
  [{}, true],
  [{ tags: [], name: '  ', createdAt: {} }, true],
  [{ hasPhone: false }, false],
  [{ name: 'а' }, false],
  [{ createdAt: { to: 0 } }, false],
])('%j asks for nothing: %s', (filter, empty) => {
  expect(isEmptyFilter(filter)).toBe(empty)
})
