import { compareNumbers } from '../compareNumbers.ts'
import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

/** An embedding: by dimension, then element by element. On the wire it is a map with `__type__: "__vector__"`. */
export const vectorKind: Kind<'vector'> = {
  rank: 9,
  jsonKey: 'mapValue',
  compare: (left, right) => {
    if (left.values.length !== right.values.length) return left.values.length - right.values.length
    for (const [at, value] of left.values.entries()) {
      const order = compareNumbers(value, right.values[at] ?? 0)
      if (order !== 0) return order
    }
    return 0
  },
  size: ({ values }) => 26 + values.length * 8,
  toJson: ({ values }, toJson) => ({
    fields: {
      __type__: { stringValue: '__vector__' },
      value: { arrayValue: { values: values.map(value => toJson({ kind: 'double', value })) } },
    },
  }),
  fromJson: () => {
    throw invalid('A vector is read from its map.')
  },
}
