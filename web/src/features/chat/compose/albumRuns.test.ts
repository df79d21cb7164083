import type { AlbumFile } from '@chats/domain/albumLength'
import { capabilities } from '@chats/domain/capabilities'
import { expect, it } from 'vitest'
import { albumRuns } from './albumRuns.ts'

const MB = 1024 * 1024
const lengths = (kinds: readonly AlbumFile['kind'][], size = MB) =>
  albumRuns(
    kinds.map(kind => ({ kind, size })),
    capabilities.telegram,
  ).map(run => run.length)

it('keeps pictures together, and what is not alike apart', () => {
  expect(lengths(['photo', 'video', 'photo'])).toEqual([3])
  expect(lengths(['photo', 'file', 'file', 'audio', 'photo'])).toEqual([1, 2, 1, 1])
  expect(lengths([])).toEqual([])
})

it('begins another album when one is full', () => {
  expect(lengths(Array(23).fill('photo'))).toEqual([10, 10, 3])
  expect(lengths(Array(4).fill('video'), 20 * MB)).toEqual([2, 2])
})
