import type { IndexDefinition, IndexEntry } from '../storage/createIndex.ts'
import type { Scope } from '../storage/Scope.ts'
import { compareValues } from '../value/compareValues.ts'
import { compareStrings } from '../value/compareStrings.ts'
import { formatFieldPath, isNamePath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { parseResourceName } from '../value/resourceName.ts'
import type { Value } from '../value/Value.ts'
import { boundsOf } from './boundsOf.ts'
import { compareToCursor } from './compareDocuments.ts'
import { disjuncts } from './disjuncts.ts'
import type { SingleFilter } from './disjuncts.ts'
import type { Query } from './Query.ts'

/** One way through an index, or to one document, that meets all matches of a conjunction in the query's order. */
export type Scan =
  | { readonly kind: 'document'; readonly path: string }
  | {
      readonly kind: 'index'
      readonly scope: Scope
      readonly definition: IndexDefinition
      /** The index is sorted the other way round and read from its end. */
      readonly reverse: boolean
      /** Whether an entry comes before the stretch to read, in the order of reading; `isPast`: after it. */
      isBefore(entry: IndexEntry): boolean
      isPast(entry: IndexEntry): boolean
    }

interface Fixed {
  readonly field: FieldPath
  readonly mode: 'ASC' | 'CONTAINS'
  readonly value: Value
}

const fixedBy = (filter: SingleFilter): Fixed | null => {
  const { field } = filter
  if (filter.op === 'IS_NULL') return { field, mode: 'ASC', value: { kind: 'null' } }
  if (filter.op === 'IS_NAN') return { field, mode: 'ASC', value: { kind: 'double', value: NaN } }
  if (filter.kind !== 'field') return null
  if (filter.op === 'EQUAL') return { field, mode: 'ASC', value: filter.value }
  return filter.op === 'ARRAY_CONTAINS' ? { field, mode: 'CONTAINS', value: filter.value } : null
}

/** The fields that a conjunction holds to one value, by path; of several lists to contain something, only one. */
const fixedFields = (filters: readonly SingleFilter[]): readonly Fixed[] => {
  const found = new Map<string, Fixed>()
  for (const filter of filters) {
    const fixed = fixedBy(filter)
    if (fixed === null || isNamePath(fixed.field)) continue
    const key = fixed.mode === 'CONTAINS' ? '' : formatFieldPath(fixed.field)
    if (!found.has(key)) found.set(key, fixed)
  }
  return [...found].sort(([left], [right]) => compareStrings(left, right)).map(([, fixed]) => fixed)
}

const scopeOf = (query: Query): Scope => {
  if (query.collectionId === null) return '*'
  if (query.allDescendants) return `g:${query.collectionId}`
  return `c:${query.parent === '' ? '' : `${query.parent}/`}${query.collectionId}`
}

const planConjunction = (query: Query, filters: readonly SingleFilter[]): Scan => {
  const named = filters.find(filter => filter.op === 'EQUAL' && isNamePath(filter.field))
  if (named?.kind === 'field' && named.value.kind === 'reference')
    return { kind: 'document', path: parseResourceName(named.value.name).path }

  const fixed = fixedFields(filters)
  const constant = new Set(
    fixed.flatMap(({ field, mode }) => (mode === 'ASC' ? [formatFieldPath(field)] : [])),
  )
  const orders = query.orders.filter(({ field }) => !constant.has(formatFieldPath(field)))
  const first = orders[0] ?? { field: ['__name__'], direction: 'ASC' as const }
  const reverse = first.direction === 'DESC'
  const direction = (wanted: 'ASC' | 'DESC') => ((wanted === 'DESC') === reverse ? 'ASC' : 'DESC')
  const bounds = boundsOf(filters, first.field)

  const comparePrefix = ({ values }: IndexEntry): number => {
    for (const [at, { value }] of fixed.entries()) {
      const order = compareValues(values[at] ?? value, value)
      if (order !== 0) return reverse ? -order : order
    }
    return 0
  }
  const firstValue = ({ values, document }: IndexEntry): Value =>
    values[fixed.length] ?? { kind: 'reference', name: `${query.database}/documents/${document.path}` }
  return {
    kind: 'index',
    scope: scopeOf(query),
    reverse,
    definition: {
      fields: [
        ...fixed.map(({ field, mode }) => ({ field, mode })),
        ...orders
          .filter(({ field }) => !isNamePath(field))
          .map(order => ({ field: order.field, mode: direction(order.direction) }) as const),
      ],
      nameDirection: direction(query.orders.at(-1)?.direction ?? 'ASC'),
    },
    isBefore: entry => {
      const prefix = comparePrefix(entry)
      if (prefix !== 0) return prefix < 0
      const value = firstValue(entry)
      if (reverse ? bounds.isOver(value) : bounds.isUnder(value)) return true
      return query.startAt !== null && compareToCursor(query, entry.document, query.startAt) < 0
    },
    isPast: entry => {
      const prefix = comparePrefix(entry)
      if (prefix !== 0) return prefix > 0
      const value = firstValue(entry)
      if (reverse ? bounds.isUnder(value) : bounds.isOver(value)) return true
      return query.endAt !== null && compareToCursor(query, entry.document, query.endAt) > 0
    },
  }
}

/** How to find the documents of `query`: the scans together meet every match, each in the query's order. */
export function planQuery(query: Query): readonly Scan[] {
  return disjuncts(query.where).map(filters => planConjunction(query, filters))
}
