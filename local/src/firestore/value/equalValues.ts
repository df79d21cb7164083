import { compareValues } from './compareValues.ts'
import type { Fields, Value } from './Value.ts'

/** Whether two documents or maps hold the same: a write between such does not change anything. */
export function equalFields(left: Fields, right: Fields): boolean {
  if (left === right) return true
  if (left.size !== right.size) return false
  for (const [key, value] of left) {
    const other = right.get(key)
    if (other === undefined || !equalValues(value, other)) return false
  }
  return true
}

/** Whether two values are the same in kind and content; unlike in a query, 1 and 1.0 differ, and 0 and -0. */
export function equalValues(left: Value, right: Value): boolean {
  if (left === right) return true
  if (left.kind === 'map' && right.kind === 'map') return equalFields(left.fields, right.fields)
  if (left.kind === 'array' && right.kind === 'array')
    return (
      left.values.length === right.values.length &&
      left.values.every((value, at) => {
        const other = right.values[at]
        return other !== undefined && equalValues(value, other)
      })
    )
  if (left.kind === 'double' && right.kind === 'double') return Object.is(left.value, right.value)
  return left.kind === right.kind && compareValues(left, right) === 0
}
