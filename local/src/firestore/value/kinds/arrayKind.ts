import { asList, asObject } from '../asJson.ts'
import type { Kind } from './Kind.ts'

/** A list: element by element, then by length. In a filter it may hold lists, in a document it may not. */
export const arrayKind: Kind<'array'> = {
  rank: 8,
  jsonKey: 'arrayValue',
  compare: (left, right, compareValues) => {
    for (const [at, value] of left.values.entries()) {
      const other = right.values[at]
      if (other === undefined) return 1
      const order = compareValues(value, other)
      if (order !== 0) return order
    }
    return left.values.length - right.values.length
  },
  size: ({ values }, sizeOf) => values.reduce((sum, value) => sum + sizeOf(value), 0),
  toJson: ({ values }, toJson) => ({ values: values.map(toJson) }),
  fromJson: (json, fromJson) => ({
    kind: 'array',
    values: asList(asObject(json, 'arrayValue').values, 'arrayValue.values').map(fromJson),
  }),
}
