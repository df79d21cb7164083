import type { Person } from '@chats/domain/Person'
import { expect, it } from 'vitest'
import type { Row } from '../Row.ts'
import { asInList } from './asInList.ts'
import type { PeopleList } from './PeopleList.ts'

const person = (id: string, lastMessageAt: number, more: Partial<Person> = {}): Row<Person> => ({
  id,
  pending: false,
  schema: 1,
  name: id,
  chats: {},
  lastMessage: null,
  lastMessageAt,
  unread: more.unreadSince ? 1 : 0,
  unreadSince: null,
  assigneeId: null,
  createdAt: 0,
  ...more,
})
const people = [
  person('read', 30),
  person('late', 20, { unreadSince: 20 }),
  person('early', 40, { unreadSince: 10, openDialogs: 1 }),
  person('before', 5, { unreadSince: 5, openDialogs: 2 }),
]
const ids = (list: PeopleList) => asInList(list, people).map(({ id }) => id)

it('all: whoever was written to last comes first', () => {
  expect(ids({ kind: 'all' })).toEqual(['early', 'read', 'late', 'before'])
})

it('unread: in the order asked for, without those whom "read all" took', () => {
  expect(ids({ kind: 'unread', readAllBefore: 5, oldestFirst: true })).toEqual(['early', 'late'])
  expect(ids({ kind: 'unread', readAllBefore: 5, oldestFirst: false })).toEqual(['late', 'early'])
})

it('dialogs: those who have one, the most first', () => {
  expect(ids({ kind: 'dialogs' })).toEqual(['before', 'early'])
})
