import { compareNumbers } from '../compareNumbers.ts'
import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

/** An IEEE double; what JSON has no number for (NaN, Infinity, -0) travels as a string. */
export const doubleKind: Kind<'double'> = {
  rank: 2,
  jsonKey: 'doubleValue',
  compare: (left, right) => compareNumbers(left.value, right.value),
  size: () => 8,
  toJson: ({ value }) =>
    Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value),
  fromJson: json => {
    if (typeof json === 'number') return { kind: 'double', value: json }
    const value = typeof json === 'string' && json.trim() !== '' ? Number(json) : NaN
    if (Number.isNaN(value) && json !== 'NaN') throw invalid('doubleValue must be a number.')
    return { kind: 'double', value }
  },
}
