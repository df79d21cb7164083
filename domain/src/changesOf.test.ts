import { expect, it } from 'vitest'
import type { Card } from './Card.ts'
import { changedBy, changesOf } from './changesOf.ts'

const card: Card = {
  schema: 1,
  name: 'Анна',
  phones: ['+1'],
  emails: [],
  note: '',
  assigneeId: null,
  createdAt: 1,
  updatedAt: 1,
}

it('tells every field that changed, and nothing else', () => {
  const after: Card = {
    ...card,
    name: 'Ганна',
    phones: ['+1', '+2'],
    tags: ['vip'],
    updatedAt: 2,
    updatedBy: 'anna',
  }
  expect(changesOf(card, after)).toEqual({
    name: { from: 'Анна', to: 'Ганна' },
    phones: { from: ['+1'], to: ['+1', '+2'] },
    tags: { from: null, to: ['vip'] },
  })
  expect(changesOf(after, card)).toMatchObject({ tags: { from: ['vip'], to: null } })
})

it('tells nothing when only the time, or who is somebody else, changed', () => {
  expect(changesOf(card, { ...card, updatedAt: 2, updatedBy: 'anna', notSameAs: ['p-2'] })).toBeNull()
})

it('cuts a long note, and no letter in two', () => {
  const change = changesOf(card, { ...card, note: `${'x'.repeat(498)}🌸${'x'.repeat(100)}` })
  expect(change?.['note']).toEqual({ from: '', to: `${'x'.repeat(498)}\ufffd…` })
  expect(changesOf(card, { ...card, note: 'x'.repeat(500) })?.['note']?.to).toHaveLength(500)
})

it.each([
  ['a manager, who says so', { updatedAt: 2, updatedBy: 'anna' }, 'anna'],
  ['functions, which do not', { updatedAt: 2 }, null],
  ['functions, where a manager was before', { updatedAt: 1, updatedBy: 'anna' }, null],
])('is the doing of %s', (_, fields, by) => {
  expect(changedBy(card, { ...card, ...fields })).toBe(by)
})
