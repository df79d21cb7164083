import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

/** `false`, then `true`. */
export const booleanKind: Kind<'boolean'> = {
  rank: 1,
  jsonKey: 'booleanValue',
  compare: (left, right) => Number(left.value) - Number(right.value),
  size: () => 1,
  toJson: ({ value }) => value,
  fromJson: json => {
    if (typeof json !== 'boolean') throw invalid('booleanValue must be true or false.')
    return { kind: 'boolean', value: json }
  },
}
