import { compareNumbers } from './compareNumbers.ts'
import { kinds } from './kinds/kinds.ts'
import type { Value } from './Value.ts'

/** The place of a value's type in Firestore's order; a range filter reaches values of its own rank only. */
export function typeRank(value: Value): number {
  return kinds[value.kind].rank
}

/** Orders any two values as Firestore does: by type, then within it. 0 for values that a query takes as equal. */
export function compareValues(left: Value, right: Value): number {
  if (left === right) return 0
  if (
    (left.kind === 'integer' || left.kind === 'double') &&
    (right.kind === 'integer' || right.kind === 'double')
  )
    return compareNumbers(left.value, right.value)
  const kind = kinds[left.kind]
  return kind.rank - kinds[right.kind].rank || kind.compare(left, right, compareValues)
}
