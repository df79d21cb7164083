import { isNamePath } from '../value/fieldPath.ts'
import { lastSegment, parentPath } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import { compareToCursor } from './compareDocuments.ts'
import { documentValue } from './documentValue.ts'
import { matchesFilter } from './matchesFilter.ts'
import type { Query } from './Query.ts'

const isInScope = (query: Query, path: string): boolean => {
  const collection = parentPath(path)
  if (query.collectionId !== null && lastSegment(collection) !== query.collectionId) return false
  if (query.allDescendants) return query.parent === '' || path.startsWith(`${query.parent}/`)
  return parentPath(collection) === query.parent
}

/** Whether `document` belongs to the result of `query`, its offset and limit aside. */
export function matchesQuery(query: Query, document: StoredDocument): boolean {
  const valueOf = (field: readonly string[]) => documentValue(query.database, document, field)
  return (
    isInScope(query, document.path) &&
    query.orders.every(({ field }) => isNamePath(field) || valueOf(field) !== undefined) &&
    (query.where === null || matchesFilter(query.where, valueOf)) &&
    (query.startAt === null || compareToCursor(query, document, query.startAt) > 0) &&
    (query.endAt === null || compareToCursor(query, document, query.endAt) < 0)
  )
}
