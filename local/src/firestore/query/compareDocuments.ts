import { comparePaths } from '../value/comparePaths.ts'
import { compareValues } from '../value/compareValues.ts'
import { isNamePath } from '../value/fieldPath.ts'
import type { StoredDocument } from '../value/Value.ts'
import { documentValue } from './documentValue.ts'
import type { Cursor, Order, Query } from './Query.ts'

/** Orders two documents of a query's result. Both have every field of `orders`. */
export function compareDocuments(
  query: Pick<Query, 'database' | 'orders'>,
  left: StoredDocument,
  right: StoredDocument,
): number {
  if (left === right) return 0
  for (const { field, direction } of query.orders) {
    const order = isNamePath(field)
      ? comparePaths(left.path, right.path)
      : compareAt(query, left, right, { field, direction: 'ASC' })
    if (order !== 0) return direction === 'ASC' ? order : -order
  }
  return 0
}

const compareAt = (
  { database }: Pick<Query, 'database'>,
  left: StoredDocument,
  right: StoredDocument,
  { field }: Order,
): number => {
  const a = documentValue(database, left, field)
  const b = documentValue(database, right, field)
  return a === undefined || b === undefined ? 0 : compareValues(a, b)
}

/** Where `document` stands to a cursor in the query's order: below 0 before it, above 0 after it, never on it. */
export function compareToCursor(
  query: Pick<Query, 'database' | 'orders'>,
  document: StoredDocument,
  cursor: Cursor,
): number {
  for (const [at, value] of cursor.values.entries()) {
    const order = query.orders[at]
    const own = order === undefined ? undefined : documentValue(query.database, document, order.field)
    const found = own === undefined ? 0 : compareValues(own, value)
    if (found !== 0) return order?.direction === 'DESC' ? -found : found
  }
  return cursor.before ? 1 : -1
}
