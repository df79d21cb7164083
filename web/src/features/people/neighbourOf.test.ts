import { expect, it } from 'vitest'
import { neighbourOf } from './neighbourOf.ts'

const ids = ['a', 'b', 'c']

it('goes one up and one down', () => {
  expect([neighbourOf(ids, 'b', -1), neighbourOf(ids, 'b', 1)]).toEqual(['a', 'c'])
})

it('stops at the ends', () => {
  expect([neighbourOf(ids, 'a', -1), neighbourOf(ids, 'c', 1)]).toEqual([null, null])
})

it('starts at the top when nothing of the list is open', () => {
  expect([neighbourOf(ids, null, 1), neighbourOf(ids, 'gone', -1), neighbourOf([], null, 1)]).toEqual([
    'a',
    'a',
    null,
  ])
})
