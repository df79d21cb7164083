import { expect, it } from 'vitest'
import { albumRuns } from './albumRuns.ts'

it('keeps pictures together, and what is not alike apart', () => {
  expect(albumRuns(['photo', 'video', 'photo'], 10)).toEqual([0, 0, 0])
  expect(albumRuns(['photo', 'file', 'file', 'audio', 'photo'], 10)).toEqual([0, 1, 1, 2, 3])
  expect(albumRuns([], 10)).toEqual([])
})

it('begins another album when one is full', () => {
  expect(albumRuns(Array(12).fill('photo'), 10)).toEqual([...Array(10).fill(0), 1, 1])
  expect(albumRuns(['photo', 'photo'], 1)).toEqual([0, 1])
})
