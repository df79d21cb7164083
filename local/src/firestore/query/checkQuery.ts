import { formatFieldPath, isNamePath } from '../value/fieldPath.ts'
import { invalid } from '../value/invalid.ts'
import type { SingleFilter } from './disjuncts.ts'
import type { Filter } from './Filter.ts'
import { inequalityFields } from './impliedOrders.ts'
import type { Order } from './Query.ts'

const maxInequalityFields = 10
const maxDisjunctions = 30

const negations: ReadonlySet<string> = new Set(['NOT_EQUAL', 'NOT_IN', 'IS_NOT_NULL', 'IS_NOT_NAN'])

const leavesOf = (filter: Filter | null): readonly SingleFilter[] => {
  if (filter === null) return []
  return 'filters' in filter ? filter.filters.flatMap(leavesOf) : [filter]
}

const hasOr = (filter: Filter | null): boolean =>
  filter !== null && 'filters' in filter && (filter.kind === 'or' || filter.filters.some(hasOr))

/** How many conjunctions a filter has once it is an OR of ANDs, each value of a list standing for itself. */
const countDisjunctions = (filter: Filter | null): number => {
  if (filter === null) return 1
  if ('filters' in filter) {
    const counts = filter.filters.map(countDisjunctions)
    return filter.kind === 'or' ? counts.reduce((a, b) => a + b) : counts.reduce((a, b) => a * b)
  }
  const isList = filter.op === 'IN' || filter.op === 'ARRAY_CONTAINS_ANY'
  return isList && filter.value.kind === 'array' ? filter.value.values.length : 1
}

/** The most filters on list membership that one conjunction has: alternatives count by the fullest of them. */
const countContains = (filter: Filter | null): number => {
  if (filter === null) return 0
  if (!('filters' in filter))
    return filter.op === 'ARRAY_CONTAINS' || filter.op === 'ARRAY_CONTAINS_ANY' ? 1 : 0
  const counts = filter.filters.map(countContains)
  return filter.kind === 'or' ? Math.max(...counts) : counts.reduce((a, b) => a + b)
}

/** What filters may not stand together (the "Requires" of StructuredQuery.FieldFilter.Operator). */
const checkFilters = (where: Filter | null): void => {
  const leaves = leavesOf(where)
  const has = (op: string): boolean => leaves.some(leaf => leaf.op === op)
  if (leaves.filter(({ op }) => negations.has(op)).length > 1)
    throw invalid(
      "Only a single 'NOT_EQUAL', 'NOT_IN', 'IS_NOT_NAN', or 'IS_NOT_NULL' filter allowed per query.",
    )
  if (has('NOT_IN') && (hasOr(where) || has('IN') || has('ARRAY_CONTAINS_ANY')))
    throw invalid("'NOT_IN' cannot be used in the same query with 'OR', 'IN' or 'ARRAY_CONTAINS_ANY'.")
  if (countContains(where) > 1)
    throw invalid("A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.")
  if (countDisjunctions(where) > maxDisjunctions)
    throw invalid(`A query may have at most ${String(maxDisjunctions)} disjunctions in its normal form.`)
}

const checkKey = (where: Filter | null, orderBy: readonly Order[]): void => {
  const bounded = inequalityFields(where)
  const others = [...bounded.values()].filter(field => !isNamePath(field))
  const fixesKey = leavesOf(where).some(
    ({ field, op }) => isNamePath(field) && (op === 'EQUAL' || op === 'IN'),
  )
  if (fixesKey && others.length > 0 && !bounded.has('__name__'))
    throw invalid(
      'Equality on key is not allowed if there are other inequality fields and key does not appear in inequalities.',
    )
  const key = orderBy.findIndex(({ field }) => isNamePath(field))
  const before = new Set(orderBy.slice(0, key).map(({ field }) => formatFieldPath(field)))
  const follows = others.some(field => !before.has(formatFieldPath(field)))
  if (key >= 0 && (key < orderBy.length - 1 || follows))
    throw invalid('order by clause cannot contain more fields after the key')
}

/** Throws INVALID_ARGUMENT for filters and orders that Firestore does not take together. */
export function checkQuery(where: Filter | null, orderBy: readonly Order[]): void {
  if (inequalityFields(where).size > maxInequalityFields)
    throw invalid(`A query may have inequalities on at most ${String(maxInequalityFields)} fields.`)
  if (new Set(orderBy.map(({ field }) => formatFieldPath(field))).size < orderBy.length)
    throw invalid('order by clause cannot contain duplicate fields.')
  checkFilters(where)
  checkKey(where, orderBy)
}
