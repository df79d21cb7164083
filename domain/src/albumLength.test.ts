import { expect, it } from 'vitest'
import { albumLength } from './albumLength.ts'
import { capabilities } from './capabilities.ts'
import type { ContentKind } from './Content.ts'

const MB = 1024 * 1024
const files = (kinds: readonly ContentKind[], size = 1) => kinds.map(kind => ({ kind, size }))
const photos = (count: number, size = 1) => files(Array<ContentKind>(count).fill('photo'), size)

it.each([
  ['nothing', [], 0],
  ['one', photos(1), 1],
  ['pictures and films', files(['photo', 'video', 'photo']), 3],
  ['files', files(['file', 'file', 'audio']), 2],
  ['music', files(['audio', 'audio', 'photo']), 2],
  ['voice messages', files(['voice', 'voice']), 1],
  ['words', files(['text', 'text']), 1],
  ['more than ten', photos(12), 10],
  ['as much as one request takes', photos(6, 10 * MB), 5],
  ['a file that fills it alone', photos(2, 50 * MB), 1],
] as const)('%s', (_, given, length) => {
  expect(albumLength(given, capabilities.telegram)).toBe(length)
})
