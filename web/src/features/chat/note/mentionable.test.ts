import type { Manager } from '@chats/domain/Manager'
import { expect, it } from 'vitest'
import type { Row } from '../../../entities/Row.ts'
import { mentionable } from './mentionable.ts'

const manager = (id: string, name: string, more: Partial<Manager> = {}): Row<Manager> => ({
  schema: 1,
  id,
  pending: false,
  name,
  role: 'manager',
  access: 'all',
  active: true,
  ...more,
})
const all = [
  manager('me', 'Анна Я'),
  manager('a', 'Анна Сергеева'),
  manager('s', 'Семён Петров', { access: 'assigned' }),
  manager('d', 'Дарья', { active: false }),
  manager('boss', 'Марина Ковальчук', { access: 'assigned', role: 'admin' }),
]
const ids = (query: string, more = {}) =>
  mentionable(all, { query, uid: 'me', assigneeId: null, chosen: {}, ...more }).map(({ id }) => id)

it('offers colleagues at work who see the person', () => {
  expect(ids('')).toEqual(['a', 'boss'])
  expect(ids('', { assigneeId: 's' })).toEqual(['a', 's', 'boss'])
  expect(ids('', { chosen: { a: 'Анна' } })).toEqual(['boss'])
})

it('finds them by any word, whatever the case, ё as е, with or without the sign', () => {
  expect(ids('@сЕРг')).toEqual(['a'])
  expect(ids('анна с')).toEqual(['a'])
  expect(ids('семен', { assigneeId: 's' })).toEqual(['s'])
  expect(ids('ергеева')).toEqual([])
})
