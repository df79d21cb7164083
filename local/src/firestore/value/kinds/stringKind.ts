import { compareStrings } from '../compareStrings.ts'
import { invalid } from '../invalid.ts'
import { sharedText } from '../sharedText.ts'
import type { Kind } from './Kind.ts'

/** Text, in the order of its UTF-8 bytes. */
export const stringKind: Kind<'string'> = {
  rank: 4,
  jsonKey: 'stringValue',
  compare: (left, right) => compareStrings(left.value, right.value),
  size: ({ value }) => Buffer.byteLength(value) + 1,
  toJson: ({ value }) => value,
  fromJson: json => {
    if (typeof json !== 'string') throw invalid('stringValue must be a string.')
    return sharedText(json)
  },
}
