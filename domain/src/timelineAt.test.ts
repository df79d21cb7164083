import { expect, it } from 'vitest'
import { timelineAt } from './timelineAt.ts'

const SECOND = 1_700_000_000_000
const ours = [
  { externalId: '12', at: SECOND + 200 },
  { externalId: '14-1', at: SECOND + 600 },
  { externalId: '16', at: SECOND + 999 },
]

it.each([
  ['telegram', {}, SECOND + 400, SECOND + 400],
  ['telegram', {}, SECOND + 5000, SECOND + 999],
  ['telegram', { albumId: 'a' }, SECOND, SECOND + 999],
  ['vk', {}, SECOND + 400, SECOND],
  ['vk', { externalId: '11' }, SECOND + 400, SECOND],
  ['vk', { externalId: '13' }, SECOND + 400, SECOND + 201],
  ['vk', { externalId: '15', albumId: '15' }, SECOND + 400, SECOND + 601],
  ['vk', { externalId: '15-1', albumId: '15' }, SECOND + 400, SECOND + 601],
  ['vk', { externalId: '17' }, SECOND + 400, SECOND + 999],
] as const)('in %s %j, come at %i, stands at %i', (messenger, more, now, at) => {
  expect(timelineAt({ at: SECOND, ...more }, messenger, now, ours)).toBe(at)
})
