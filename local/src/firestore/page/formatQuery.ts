import type { FieldOperator, Filter } from '../query/Filter.ts'
import type { Cursor, Order, Query } from '../query/Query.ts'
import { formatFieldPath, isNamePath } from '../value/fieldPath.ts'
import { formatValue } from './formatValue.ts'

const operators: { readonly [op in FieldOperator]: string } = {
  LESS_THAN: '<',
  LESS_THAN_OR_EQUAL: '<=',
  GREATER_THAN: '>',
  GREATER_THAN_OR_EQUAL: '>=',
  EQUAL: '==',
  NOT_EQUAL: '!=',
  ARRAY_CONTAINS: 'array-contains',
  ARRAY_CONTAINS_ANY: 'array-contains-any',
  IN: 'in',
  NOT_IN: 'not-in',
}
const unary = {
  IS_NULL: '== null',
  IS_NOT_NULL: '!= null',
  IS_NAN: '== NaN',
  IS_NOT_NAN: '!= NaN',
} as const

/** A query in one line: `people where assigneeId == "x" order by lastMessageAt desc limit 30`. */
export function formatQuery(query: Query): string {
  const { where, orderBy, startAt, endAt, offset, limit, select } = query
  const orders = said(orderBy).map(
    ({ field, direction }) => `${formatFieldPath(field)}${direction === 'DESC' ? ' desc' : ''}`,
  )
  return [
    collectionOf(query),
    where && `where ${formatFilter(where)}`,
    orders.length > 0 && `order by ${orders.join(', ')}`,
    startAt && `start ${startAt.before ? 'at' : 'after'} ${formatCursor(startAt)}`,
    endAt && `end ${endAt.before ? 'before' : 'at'} ${formatCursor(endAt)}`,
    offset > 0 && `offset ${offset}`,
    limit !== null && `limit ${limit}`,
    select && `select ${select.length === 0 ? 'names' : select.map(formatFieldPath).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The orders without the name at the end, which every SDK adds in the direction that Firestore would add it in. */
const said = (orders: readonly Order[]): readonly Order[] => {
  const last = orders.at(-1)
  const usual = orders.at(-2)?.direction ?? 'ASC'
  return last && isNamePath(last.field) && last.direction === usual ? orders.slice(0, -1) : orders
}

const collectionOf = ({ parent, collectionId, allDescendants }: Query): string => {
  const below = parent === '' ? '' : `${parent}/`
  return `${below}${allDescendants ? '**/' : ''}${collectionId ?? '*'}`
}

const formatFilter = (filter: Filter, inside = false): string => {
  if (filter.kind === 'field')
    return `${formatFieldPath(filter.field)} ${operators[filter.op]} ${formatValue(filter.value)}`
  if (filter.kind === 'unary') return `${formatFieldPath(filter.field)} ${unary[filter.op]}`
  const text = filter.filters.map(each => formatFilter(each, true)).join(` ${filter.kind} `)
  return inside && filter.filters.length > 1 ? `(${text})` : text
}

const formatCursor = ({ values }: Cursor): string => values.map(formatValue).join(', ')
