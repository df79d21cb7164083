import type { Json } from '../service/Json.ts'
import { asInteger, asList, asObject, asString } from '../value/asJson.ts'
import { valueFromJson } from '../value/fromJson.ts'
import { invalid } from '../value/invalid.ts'
import { checkDocumentPath, checkResourceId, parseResourceName } from '../value/resourceName.ts'
import { checkQuery } from './checkQuery.ts'
import { impliedOrders } from './impliedOrders.ts'
import { parseFieldReference, parseFilter } from './parseFilter.ts'
import type { Cursor, Order, Query } from './Query.ts'

const parseOrder = (json: Json): Order => {
  const { field, direction } = asObject(json, 'orderBy')
  return { field: parseFieldReference(field), direction: direction === 'DESCENDING' ? 'DESC' : 'ASC' }
}

const parseCursor = (json: Json | undefined, orders: readonly Order[]): Cursor | null => {
  if (json === undefined || json === null) return null
  const { values, before } = asObject(json, 'cursor')
  const cursor = { values: asList(values, 'cursor.values').map(valueFromJson), before: before === true }
  if (cursor.values.length > orders.length) throw invalid('Cursor has too many values.')
  return cursor.values.length === 0 ? null : cursor
}

const parseCount = (json: Json | undefined, what: string): number | null => {
  const count = asInteger(json, what)
  if (count !== null && count < 0) throw invalid(`${what} is negative.`)
  return count
}

/** Reads the proto3 JSON of a StructuredQuery below `parent` (a resource name) and completes its orders. Throws INVALID_ARGUMENT. */
export function parseQuery(parent: string, json: Json | undefined): Query {
  const {
    from,
    where: rawWhere,
    orderBy: rawOrderBy,
    select,
    startAt,
    endAt,
    ...rest
  } = asObject(json, 'structuredQuery')
  if (rest['findNearest'] !== undefined) throw invalid('FindNearest is parsed elsewhere.')
  const { database, path } = parseResourceName(parent)
  if (path !== '') checkDocumentPath(path)
  const selectors = asList(from, 'from')
  if (selectors.length > 1) throw invalid('Only one collection selector is supported.')
  const selector = asObject(selectors[0], 'from')
  const collectionId = asString(selector.collectionId, 'collectionId')
  if (collectionId !== '') checkResourceId(collectionId)
  const where = parseFilter(rawWhere)
  const orderBy = asList(rawOrderBy, 'orderBy').map(parseOrder)
  checkQuery(where, orderBy)
  const orders = impliedOrders(orderBy, where)
  return {
    database,
    parent: path,
    collectionId: collectionId === '' ? null : collectionId,
    allDescendants: selector.allDescendants === true,
    where,
    orderBy,
    orders,
    startAt: parseCursor(startAt, orders),
    endAt: parseCursor(endAt, orders),
    offset: parseCount(rest['offset'], 'offset') ?? 0,
    limit: parseCount(rest['limit'], 'limit'),
    select:
      select === undefined || select === null
        ? null
        : asList(asObject(select, 'select').fields, 'select.fields').map(parseFieldReference),
  }
}
