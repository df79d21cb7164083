import { compareStrings } from '../value/compareStrings.ts'
import { formatFieldPath, isNamePath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { Filter } from './Filter.ts'
import type { Order } from './Query.ts'

const inequalities: ReadonlySet<string> = new Set([
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'NOT_EQUAL',
  'NOT_IN',
  'IS_NOT_NULL',
  'IS_NOT_NAN',
])

/** The fields that `filter` bounds by an inequality, by their canonical path. */
export function inequalityFields(
  filter: Filter | null,
  found = new Map<string, FieldPath>(),
): Map<string, FieldPath> {
  if (filter === null) return found
  if ('filters' in filter) {
    for (const each of filter.filters) inequalityFields(each, found)
  } else if (inequalities.has(filter.op)) found.set(formatFieldPath(filter.field), filter.field)
  return found
}

/** Completes a sort: inequality fields by name, then `__name__`, both in the direction of the last order given. */
export function impliedOrders(orderBy: readonly Order[], where: Filter | null): readonly Order[] {
  const direction = orderBy.at(-1)?.direction ?? 'ASC'
  const byName = orderBy.findIndex(({ field }) => isNamePath(field))
  // Names are unique: no order after the name can matter.
  const given = byName < 0 ? orderBy : orderBy.slice(0, byName + 1)
  const known = new Set(given.map(({ field }) => formatFieldPath(field)))
  const missing = [...inequalityFields(where)]
    .filter(([key, field]) => !known.has(key) && !isNamePath(field))
    .sort(([left], [right]) => compareStrings(left, right))
    .map(([, field]) => ({ field, direction }))
  if (byName >= 0) return given
  return [...given, ...missing, { field: ['__name__'], direction }]
}
