import type { IndexDefinition } from '../storage/createIndex.ts'
import type { Scope } from '../storage/Scope.ts'
import { compareValues } from '../value/compareValues.ts'
import { compareStrings } from '../value/compareStrings.ts'
import { formatFieldPath, isNamePath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { parseResourceName } from '../value/resourceName.ts'
import { fieldAt } from '../value/fieldAt.ts'
import type { StoredDocument, Value } from '../value/Value.ts'
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
      /** Which part of the index is read, when it has parts. */
      readonly element: Value | null
      /** The index is sorted the other way round and read from its end. */
      readonly reverse: boolean
      /** Whether a document comes before the stretch to read, in the order of reading; `isPast`: after it. */
      isBefore(document: StoredDocument): boolean
      isPast(document: StoredDocument): boolean
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
  const contains = fixed.find(({ mode }) => mode === 'CONTAINS')
  const equal = fixed.filter(({ mode }) => mode === 'ASC')
  const constant = new Set(equal.map(({ field }) => formatFieldPath(field)))
  const orders = query.orders.filter(({ field }) => !constant.has(formatFieldPath(field)))
  const first = orders[0] ?? { field: ['__name__'], direction: 'ASC' as const }
  const reverse = first.direction === 'DESC'
  const direction = (wanted: 'ASC' | 'DESC') => ((wanted === 'DESC') === reverse ? 'ASC' : 'DESC')
  const bounds = boundsOf(filters, first.field)

  const comparePrefix = (document: StoredDocument): number => {
    for (const { field, value } of equal) {
      const order = compareValues(fieldAt(document.fields, field) ?? value, value)
      if (order !== 0) return reverse ? -order : order
    }
    return 0
  }
  const firstValue = (document: StoredDocument): Value =>
    (isNamePath(first.field) ? undefined : fieldAt(document.fields, first.field)) ?? {
      kind: 'reference',
      name: `${query.database}/documents/${document.path}`,
    }
  return {
    kind: 'index',
    scope: scopeOf(query),
    reverse,
    element: contains?.value ?? null,
    definition: {
      contains: contains?.field ?? null,
      fields: [
        ...equal.map(({ field }) => ({ field, mode: 'ASC' as const })),
        ...orders
          .filter(({ field }) => !isNamePath(field))
          .map(order => ({ field: order.field, mode: direction(order.direction) }) as const),
      ],
      nameDirection: direction(query.orders.at(-1)?.direction ?? 'ASC'),
    },
    isBefore: document => {
      const prefix = comparePrefix(document)
      if (prefix !== 0) return prefix < 0
      const value = firstValue(document)
      if (reverse ? bounds.isOver(value) : bounds.isUnder(value)) return true
      return query.startAt !== null && compareToCursor(query, document, query.startAt) < 0
    },
    isPast: document => {
      const prefix = comparePrefix(document)
      if (prefix !== 0) return prefix > 0
      const value = firstValue(document)
      if (reverse ? bounds.isUnder(value) : bounds.isOver(value)) return true
      return query.endAt !== null && compareToCursor(query, document, query.endAt) > 0
    },
  }
}

/** How to find the documents of `query`: the scans together meet every match, each in the query's order. */
export function planQuery(query: Query): readonly Scan[] {
  return disjuncts(query.where).map(filters => planConjunction(query, filters))
}
