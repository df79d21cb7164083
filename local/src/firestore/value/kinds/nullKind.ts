import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

/** `null`, which sorts before everything. */
export const nullKind: Kind<'null'> = {
  rank: 0,
  jsonKey: 'nullValue',
  compare: () => 0,
  size: () => 1,
  toJson: () => null,
  fromJson: json => {
    if (json !== null && json !== 'NULL_VALUE' && json !== 0) throw invalid('nullValue must be null.')
    return { kind: 'null' }
  },
}
