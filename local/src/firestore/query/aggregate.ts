import type { Json } from '../service/Json.ts'
import { asInteger, asList, asObject, asString } from '../value/asJson.ts'
import { fieldAt } from '../value/fieldAt.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { invalid } from '../value/invalid.ts'
import type { StoredDocument, Value } from '../value/Value.ts'
import { parseFieldReference } from './parseFilter.ts'
import type { Query } from './Query.ts'
import type { ReadView } from './ReadView.ts'
import { runQuery } from './runQuery.ts'

/** One number to be made of a query's documents. */
export interface Aggregation {
  readonly alias: string
  readonly operator:
    | { readonly kind: 'count'; readonly upTo: number | null }
    | { readonly kind: 'sum' | 'avg'; readonly field: FieldPath }
}

const most = 5

/** Reads the `aggregations` of a StructuredAggregationQuery. Throws INVALID_ARGUMENT. */
export function parseAggregations(json: Json | undefined): readonly Aggregation[] {
  const list = asList(json, 'aggregations')
  if (list.length === 0) throw invalid('An aggregation query requires at least one aggregation.')
  if (list.length > most)
    throw invalid(
      `The maximum number of aggregations allowed in an aggregation query is ${String(most)}. Received: ${String(list.length)}`,
    )
  return list.map((each, at) => {
    const { alias: rawAlias, count, sum, avg } = asObject(each, 'aggregation')
    const alias = asString(rawAlias, 'alias') || `field_${String(at + 1)}`
    if (count !== undefined)
      return { alias, operator: { kind: 'count', upTo: asInteger(asObject(count, 'count').upTo, 'upTo') } }
    if (sum === undefined && avg === undefined) throw invalid('Unknown aggregation operator.')
    const field = parseFieldReference(asObject(sum ?? avg, 'aggregation').field)
    return { alias, operator: { kind: sum !== undefined ? 'sum' : 'avg', field } }
  })
}

const isNumber = (value: Value | undefined): value is Extract<Value, { kind: 'integer' | 'double' }> =>
  value?.kind === 'integer' || value?.kind === 'double'

const sumOf = (values: readonly Extract<Value, { kind: 'integer' | 'double' }>[]): Value => {
  let integers = 0n
  let doubles = 0
  let exact = true
  for (const each of values) {
    if (each.kind === 'integer') integers += each.value
    else {
      exact = false
      doubles += each.value
    }
  }
  if (exact && BigInt.asIntN(64, integers) === integers) return { kind: 'integer', value: integers }
  return { kind: 'double', value: Number(integers) + doubles }
}

/**
 * The documents that aggregations are made of: those that have every field that is summed or averaged, also for a
 * count beside them (https://firebase.google.com/docs/firestore/query-data/aggregation-queries).
 */
export function findAggregated(
  view: ReadView,
  query: Query,
  aggregations: readonly Aggregation[],
): { readonly found: QueryResult; readonly documents: readonly StoredDocument[] } {
  const fields = aggregations.flatMap(({ operator }) => (operator.kind === 'count' ? [] : [operator.field]))
  const scan = fields.length === 0 ? query : { ...query, offset: 0, limit: null }
  const { documents, skipped } = runQuery(view, scan)
  const found = { query: scan, documents, skipped }
  if (fields.length === 0) return { found, documents }
  const having = documents.filter(document =>
    fields.every(field => fieldAt(document.fields, field) !== undefined),
  )
  return { found, documents: having.slice(query.offset, query.offset + (query.limit ?? Infinity)) }
}

/** A query as it was run, and its whole answer. */
export interface QueryResult {
  readonly query: Query
  readonly documents: readonly StoredDocument[]
  readonly skipped: number
}

/** The value of one aggregation over the documents of a result; what is no number is passed over. */
export function aggregate({ operator }: Aggregation, documents: readonly StoredDocument[]): Value {
  if (operator.kind === 'count') {
    const count = operator.upTo === null ? documents.length : Math.min(documents.length, operator.upTo)
    return { kind: 'integer', value: BigInt(count) }
  }
  const values = documents.map(({ fields }) => fieldAt(fields, operator.field)).filter(isNumber)
  const sum = sumOf(values)
  if (operator.kind === 'sum') return sum
  if (values.length === 0 || !isNumber(sum)) return { kind: 'null' }
  return { kind: 'double', value: Number(sum.value) / values.length }
}
