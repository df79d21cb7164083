import { expect, it } from 'vitest'
import { judgeDelivered } from './judgeDelivered.ts'
import type { Stored } from './Line.ts'

const queued = new Map([['c_1', ['m-1', 'm-2']]])
const stored = (text: string, state: string, externalId?: string): Stored => ({
  id: text,
  chatId: 'c_1',
  direction: 'out',
  text,
  state,
  ...(externalId !== undefined && { externalId }),
})
const arrived = (marker: string, count = 1) => ({ marker, channel: 'c', chat: '1', count })
const good = [stored('m-1', 'sent', '1'), stored('m-2', 'sent', '2')]

it('finds nothing where all is well', () => {
  const nothing = { lost: 0, duplicated: 0, unexpected: 0, inversions: 0, unconfirmed: 0, broken: [] }
  expect(judgeDelivered(queued, good, [arrived('m-1'), arrived('m-2')])).toEqual(nothing)
})

it.each([
  ['one that arrived twice', good, [arrived('m-1', 2), arrived('m-2')], { duplicated: 1 }],
  ['a wrong order', good, [arrived('m-2'), arrived('m-1')], { inversions: 1 }],
  [
    'a tick without an arrival',
    good,
    [arrived('m-1')],
    { lost: 1, broken: [expect.stringContaining('did not')] },
  ],
  [
    'a tick without an id',
    [good[0]!, stored('m-2', 'sent')],
    [arrived('m-1'), arrived('m-2')],
    { broken: [expect.stringContaining('id')] },
  ],
  [
    'one shown as unconfirmed',
    [good[0]!, stored('m-2', 'unconfirmed')],
    [arrived('m-1')],
    { lost: 0, unconfirmed: 1 },
  ],
  ['one left queued', [good[0]!, stored('m-2', 'queued')], [arrived('m-1')], { lost: 1 }],
  [
    'one that is gone',
    [good[0]!],
    [arrived('m-1')],
    { lost: 1, broken: [expect.stringContaining('not stored')] },
  ],
] as const)('finds %s', (_, messages, delivered, found) => {
  expect(judgeDelivered(queued, messages, delivered)).toMatchObject(found)
})
