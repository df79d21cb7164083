import { expect, it } from 'vitest'
import { applyChanges } from './applyChanges.ts'
import type { Change } from './applyChanges.ts'
import type { Row } from './Row.ts'

type Named = { readonly name: string }

const row = (id: string, name = id): Row<Named> => ({ id, name, pending: false })
const change = (type: Change<Named>['type'], oldIndex: number, newIndex: number, id: string, name = id) => ({
  type,
  oldIndex,
  newIndex,
  row: row(id, name),
})
const ids = (rows: readonly Row<Named>[]) => rows.map(({ id }) => id).join('')

it('fills an empty list in order', () => {
  expect(ids(applyChanges([], [change('added', -1, 0, 'a'), change('added', -1, 1, 'b')]))).toBe('ab')
})

it('moves a row that was written to the top and keeps the others as they are', () => {
  const before = [row('a'), row('b'), row('c')]
  const after = applyChanges(before, [change('modified', 2, 0, 'c', 'new')])
  expect(ids(after)).toBe('cab')
  expect(after[0]?.name).toBe('new')
  expect(after[1]).toBe(before[0])
})

it('applies changes one after another, each from where the last one left', () => {
  const before = [row('a'), row('b'), row('c')]
  const after = applyChanges(before, [
    change('removed', 0, -1, 'a'),
    change('added', -1, 0, 'd'),
    change('modified', 2, 1, 'c', 'moved'),
  ])
  expect(ids(after)).toBe('dcb')
  expect(ids(before)).toBe('abc')
})
