import { invalid } from '../invalid.ts'
import { formatTimestamp, parseTimestamp } from '../timestamp.ts'
import type { Kind } from './Kind.ts'

/** An instant, kept to the microsecond as Firestore keeps it. */
export const timestampKind: Kind<'timestamp'> = {
  rank: 3,
  jsonKey: 'timestampValue',
  compare: (left, right) => (left.micros < right.micros ? -1 : left.micros > right.micros ? 1 : 0),
  size: () => 8,
  toJson: ({ micros }) => formatTimestamp(micros),
  fromJson: json => {
    if (typeof json !== 'string') throw invalid('timestampValue must be a string.')
    return { kind: 'timestamp', micros: parseTimestamp(json) }
  },
}
