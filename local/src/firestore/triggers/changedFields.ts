import { formatFieldPath } from '../value/fieldPath.ts'
import { equalValues } from '../value/equalValues.ts'
import type { Fields } from '../value/Value.ts'

/** The paths of the fields that were added, removed or changed; inside maps the innermost ones. */
export function changedFields(before: Fields, after: Fields): readonly string[] {
  return changedPaths(before, after, []).map(formatFieldPath)
}

function changedPaths(
  before: Fields,
  after: Fields,
  parent: readonly string[],
): readonly (readonly string[])[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(key => {
    const [left, right] = [before.get(key), after.get(key)]
    const path = [...parent, key]
    if (left !== undefined && right !== undefined && equalValues(left, right)) return []
    return left?.kind === 'map' && right?.kind === 'map'
      ? changedPaths(left.fields, right.fields, path)
      : [path]
  })
}
