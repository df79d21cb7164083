import { compareNumbers } from '../compareNumbers.ts'
import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

const digits = /^-?\d+$/

/** int64; it travels as a decimal string and is accepted as a number too. */
export const integerKind: Kind<'integer'> = {
  rank: 2,
  jsonKey: 'integerValue',
  compare: (left, right) => compareNumbers(left.value, right.value),
  size: () => 8,
  toJson: ({ value }) => String(value),
  fromJson: json => {
    const isWhole =
      typeof json === 'number' ? Number.isInteger(json) : typeof json === 'string' && digits.test(json)
    const value = isWhole ? BigInt(json as number | string) : null
    if (value === null || BigInt.asIntN(64, value) !== value) throw invalid('integerValue must be an int64.')
    return { kind: 'integer', value }
  },
}
