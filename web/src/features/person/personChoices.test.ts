import type { Person } from '@chats/domain/Person'
import type { SearchEntry } from '@chats/domain/SearchEntry'
import { expect, it } from 'vitest'
import type { Row } from '../../entities/Row.ts'
import { personChoices } from './personChoices.ts'

const loaded = (id: string, name: string, username?: string): Row<Person> => ({
  id,
  pending: false,
  schema: 1,
  name,
  chats: {
    [`shop_${id}`]: {
      channelId: 'shop',
      messenger: 'telegram',
      state: 'subscribed',
      unread: 0,
      unreadSince: null,
      lastInboundAt: null,
      ...(username !== undefined && { username }),
    },
  },
  unread: 0,
  unreadSince: null,
  lastMessage: null,
  lastMessageAt: 0,
  createdAt: 0,
  assigneeId: null,
  facets: [],
})
const entry = (id: string, name: string, phones: string[] = []): Row<SearchEntry> => ({
  id,
  pending: false,
  schema: 1,
  name,
  messengers: ['vk'],
  phones,
  emails: [],
  usernames: [],
  tokens: [],
  facets: [],
  assigneeId: null,
})
const ids = (asked: string, except = 'me') =>
  personChoices(
    [loaded('me', 'Олена Я'), loaded('near', 'Олена Перша', '@olena')],
    [entry('me', 'Олена Я'), entry('near', 'Олена Перша'), entry('far', 'Олена Друга', ['+380671112233'])],
    asked,
    except,
  ).map(({ id, by }) => [id, by])

it('loaded people come first, each once, and never the one who is merged', () => {
  expect(ids('олена')).toEqual([
    ['near', '@olena'],
    ['far', '+380671112233'],
  ])
})

it('whoever was found by a phone says so', () => {
  expect(ids('2233')).toEqual([
    ['near', ''],
    ['far', '+380671112233'],
  ])
})
