import type { JsonObject } from './Json.ts'

/** A value as tests write it: the proto3 JSON of a Value with one member. */
export type Plain = JsonObject

export interface NaiveFilter {
  readonly field: string
  readonly op: string
  /** One value, or several for `IN`, `NOT_IN` and `ARRAY_CONTAINS_ANY`. */
  readonly values: readonly Plain[]
}

/** A query as a test makes it up: `any` says whether one filter is enough or all of them have to hold. */
export interface NaiveQuery {
  readonly collectionId: string
  readonly group: boolean
  readonly filters: readonly NaiveFilter[]
  readonly any: boolean
  readonly orders: readonly { readonly field: string; readonly descending: boolean }[]
  readonly start: { readonly value: Plain; readonly before: boolean } | null
  readonly end: { readonly value: Plain; readonly before: boolean } | null
  readonly offset: number
  readonly limit: number | null
}

/** Documents by path. */
export type NaiveDocuments = ReadonlyMap<string, { readonly [field: string]: Plain }>

type Comparable = readonly [rank: number, value: number | string | readonly Comparable[]]

const comparable = (value: Plain): Comparable => {
  if ('nullValue' in value) return [0, 0]
  if ('booleanValue' in value) return [1, value.booleanValue === true ? 1 : 0]
  if ('integerValue' in value) return [2, Number(value.integerValue)]
  if ('doubleValue' in value) return [2, Number(value.doubleValue)]
  if ('stringValue' in value) return [4, String(value.stringValue)]
  const { values } = value.arrayValue as { values: readonly Plain[] }
  return [8, values.map(comparable)]
}

const compareTwo = (left: Comparable, right: Comparable): number => {
  if (left[0] !== right[0]) return left[0] - right[0]
  const [a, b] = [left[1], right[1]]
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
    return a - b
  }
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a !== 'object' || typeof b !== 'object') return 0
  for (const [at, each] of a.entries()) {
    const other = b[at]
    if (other === undefined) return 1
    const order = compareTwo(each, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}
const compare = (left: Plain, right: Plain): number => compareTwo(comparable(left), comparable(right))

const isNull = (value: Plain): boolean => 'nullValue' in value
const isNaNValue = (value: Plain): boolean => value.doubleValue === 'NaN'
const same = (left: Plain, right: Plain): boolean =>
  !isNull(right) && !isNaNValue(right) && compare(left, right) === 0

const holds = ({ op, values }: NaiveFilter, own: Plain): boolean => {
  const [first = { nullValue: null }] = values
  const elements = 'arrayValue' in own ? (own.arrayValue as { values: readonly Plain[] }).values : []
  const inRange = comparable(own)[0] === comparable(first)[0] && !isNaNValue(own)
  switch (op) {
    case 'EQUAL':
      return isNull(first) ? isNull(own) : same(own, first)
    case 'NOT_EQUAL':
      if (isNull(own)) return false
      if (isNull(first)) return true
      return isNaNValue(first) ? !isNaNValue(own) : !same(own, first)
    case 'LESS_THAN':
      return inRange && compare(own, first) < 0
    case 'LESS_THAN_OR_EQUAL':
      return inRange && compare(own, first) <= 0
    case 'GREATER_THAN':
      return inRange && compare(own, first) > 0
    case 'GREATER_THAN_OR_EQUAL':
      return inRange && compare(own, first) >= 0
    case 'IN':
      return values.some(each => same(own, each))
    case 'NOT_IN':
      return !isNull(own) && !values.some(each => isNull(each) || compare(own, each) === 0)
    case 'ARRAY_CONTAINS':
      return elements.some(each => same(each, first))
    default:
      return elements.some(each => values.some(wanted => same(each, wanted)))
  }
}

const bounding = /^(LESS|GREATER|NOT)/

const ordersOf = ({ filters, orders }: NaiveQuery): NaiveQuery['orders'] => {
  const descending = orders.at(-1)?.descending ?? false
  const bounded = filters.filter(({ op }) => bounding.test(op)).map(({ field }) => field)
  const missing = [...new Set(bounded)].filter(field => !orders.some(order => order.field === field)).sort()
  return [...orders, ...missing.map(field => ({ field, descending })), { field: '__name__', descending }]
}

/**
 * The paths that answer `query`, worked out from Firestore's documentation by looking at every document. It shares
 * nothing with the server. Paths have segments of the same length, so that they sort as texts.
 */
export function naiveQuery(documents: NaiveDocuments, query: NaiveQuery): readonly string[] {
  const orders = ordersOf(query)
  const valueOf = (path: string, field: string): Plain | undefined =>
    field === '__name__' ? { stringValue: path } : documents.get(path)?.[field]
  const found = [...documents.keys()].filter(path => {
    const segments = path.split('/')
    if (segments.at(-2) !== query.collectionId || (!query.group && segments.length !== 2)) return false
    if (orders.some(({ field }) => valueOf(path, field) === undefined)) return false
    const matches = (filter: NaiveFilter) => {
      const own = valueOf(path, filter.field)
      return own !== undefined && holds(filter, own)
    }
    const { filters, any } = query
    return filters.length === 0 || (any ? filters.some(matches) : filters.every(matches))
  })
  const byOrder = (left: string, right: string, { field, descending }: NaiveQuery['orders'][number]) => {
    const order = compare(valueOf(left, field) ?? {}, valueOf(right, field) ?? {})
    return descending ? -order : order
  }
  found.sort((left, right) => orders.reduce((order, each) => order || byOrder(left, right, each), 0))
  const [first] = orders
  const toCursor = (path: string, value: Plain): number => {
    const order = compare(valueOf(path, first?.field ?? '') ?? {}, value)
    return first?.descending === true ? -order : order
  }
  const { start, end, offset, limit } = query
  return found
    .filter(path => start === null || toCursor(path, start.value) >= (start.before ? 0 : 1e-9))
    .filter(path => end === null || toCursor(path, end.value) <= (end.before ? -1e-9 : 0))
    .slice(offset, offset + (limit ?? Infinity))
}
