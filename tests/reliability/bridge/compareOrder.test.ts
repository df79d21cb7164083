import { expect, it } from 'vitest'
import { compareOrder } from './compareOrder.ts'

const lanes = (...names: string[]) => new Map([['a', names]])

it.each([
  ['all there', lanes('1', '2', '3'), {}],
  ['one lost', lanes('1', '3'), { lost: 1 }],
  ['one twice', lanes('1', '2', '2', '3'), { duplicated: 1 }],
  ['one twice, late', lanes('1', '2', '3', '2'), { duplicated: 1, inversions: 1 }],
  ['one of nobody', lanes('1', 'x', '2', '3'), { unexpected: 1 }],
  ['overtaken', lanes('2', '1', '3'), { inversions: 1 }],
  ['another lane', new Map([['b', ['1', '2', '3']]]), { lost: 3, unexpected: 3 }],
] as const)('%s', (_, arrived, found) => {
  const nothing = { lost: 0, duplicated: 0, unexpected: 0, inversions: 0 }
  expect(compareOrder(lanes('1', '2', '3'), arrived)).toEqual({ ...nothing, ...found })
})
