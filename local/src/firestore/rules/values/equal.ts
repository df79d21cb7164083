import { compare } from './compare.ts'
import { compareUnknown } from './compareUnknown.ts'
import { hasType } from './hasType.ts'
import type { Knowledge } from './Knowledge.ts'
import type { MapValue, RuleValue } from './RuleValue.ts'

/** Whether two values are equal; `undefined` when a query leaves it open. Kinds that differ are unequal. */
export const equal = (a: RuleValue, b: RuleValue): boolean | undefined => {
  if (a.kind === 'unknown') return equalUnknown(a.knows, b)
  if (b.kind === 'unknown') return equalUnknown(b.knows, a)
  switch (a.kind) {
    case 'null':
      return b.kind === 'null'
    case 'bool':
      return b.kind === 'bool' && a.value === b.value
    case 'latlng':
      return b.kind === 'latlng' && a.latitude === b.latitude && a.longitude === b.longitude
    case 'path':
      return (
        b.kind === 'path' &&
        a.segments.length === b.segments.length &&
        a.segments.every((segment, i) => segment === b.segments[i])
      )
    case 'list':
      return b.kind === 'list' && equalInOrder(a.items, b.items)
    case 'set':
      return b.kind === 'set' && equalInAnyOrder(a.items, b.items)
    case 'map':
      return b.kind === 'map' && equalMaps(a, b)
    case 'map_diff':
      return (
        b.kind === 'map_diff' &&
        all([0, 1], side => (side ? equal(a.after, b.after) : equal(a.before, b.before)))
      )
    case 'error':
      return false
    default:
      return compare(a, b) === 0
  }
}

/** Whether both are known to be equal. */
export const same = (a: RuleValue, b: RuleValue): boolean => equal(a, b) === true

/** Whether the list has an element equal to the value. */
export const includes = (items: readonly RuleValue[], value: RuleValue): boolean | undefined => {
  let open = false
  for (const item of items) {
    const found = equal(item, value)
    if (found === true) return true
    if (found === undefined) open = true
  }
  return open ? undefined : false
}

/** False as soon as one is false; true when all are; else `undefined`. */
export const all = <T>(
  items: readonly T[],
  test: (item: T, i: number) => boolean | undefined,
): boolean | undefined => {
  let open = false
  for (const [i, item] of items.entries()) {
    const holds = test(item, i)
    if (holds === false) return false
    if (holds === undefined) open = true
  }
  return open ? undefined : true
}

const equalInOrder = (a: readonly RuleValue[], b: readonly RuleValue[]): boolean | undefined =>
  a.length === b.length && all(a, (item, i) => equal(item, b[i] as RuleValue))

const equalInAnyOrder = (a: readonly RuleValue[], b: readonly RuleValue[]): boolean | undefined =>
  a.length === b.length && all(a, item => includes(b, item))

const equalMaps = (a: MapValue, b: MapValue): boolean | undefined => {
  const keys = a.keys()
  if (keys.length !== b.keys().length) return false
  return all(keys, key => {
    const left = a.get(key)
    const right = b.get(key)
    return left !== undefined && right !== undefined && equal(left, right)
  })
}

/** Whether every row's value differs from `other`; equality itself is never proven by a range (bounds do not). */
const equalUnknown = (knows: Knowledge, other: RuleValue): false | undefined => {
  if (other.kind === 'unknown') return undefined
  if (knows.not?.some(value => same(value, other))) return false
  if (knows.type && !hasType(knows.type, other)) return false
  if (compareUnknown(knows, '<', other) === true || compareUnknown(knows, '>', other) === true) return false
  return undefined
}
