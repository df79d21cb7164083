import type { Json } from '../service/Json.ts'
import { asList, asObject, asString } from '../value/asJson.ts'
import { parseFieldPath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { valueFromJson } from '../value/fromJson.ts'
import { invalid } from '../value/invalid.ts'
import type { FieldOperator, Filter } from './Filter.ts'

/** How many values an operator's list may have. */
const listLimits: { readonly [op: string]: number } = { IN: 30, NOT_IN: 10, ARRAY_CONTAINS_ANY: 30 }

const fieldOperators: ReadonlySet<string> = new Set<FieldOperator>([
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'EQUAL',
  'NOT_EQUAL',
  'ARRAY_CONTAINS',
  'ARRAY_CONTAINS_ANY',
  'IN',
  'NOT_IN',
])
const isFieldOperator = (op: string): op is FieldOperator => fieldOperators.has(op)
const isUnaryOperator = (op: string): op is 'IS_NULL' | 'IS_NOT_NULL' | 'IS_NAN' | 'IS_NOT_NAN' =>
  op === 'IS_NULL' || op === 'IS_NOT_NULL' || op === 'IS_NAN' || op === 'IS_NOT_NAN'

/** Reads a FieldReference. */
export function parseFieldReference(json: Json | undefined): FieldPath {
  return parseFieldPath(asString(asObject(json, 'field').fieldPath, 'fieldPath'))
}

const parseFieldFilter = (json: Json): Filter => {
  const { field, op: rawOp, value: rawValue } = asObject(json, 'fieldFilter')
  const op = asString(rawOp, 'fieldFilter.op')
  if (!isFieldOperator(op)) throw invalid(`Unknown field filter operator: "${op}".`)
  const value = valueFromJson(rawValue ?? null)
  const limit = listLimits[op]
  if (limit !== undefined) {
    if (value.kind !== 'array' || value.values.length === 0)
      throw invalid(`'${op}' requires a non-empty ArrayValue.`)
    if (value.values.length > limit)
      throw invalid(`'${op}' supports up to ${String(limit)} comparison values.`)
  }
  // What a unary filter says may also come as a comparison with null or NaN.
  const isNaNValue = value.kind === 'double' && Number.isNaN(value.value)
  const path = parseFieldReference(field)
  if (value.kind === 'null' && op === 'EQUAL') return { kind: 'unary', field: path, op: 'IS_NULL' }
  if (value.kind === 'null' && op === 'NOT_EQUAL') return { kind: 'unary', field: path, op: 'IS_NOT_NULL' }
  if (isNaNValue && op === 'NOT_EQUAL') return { kind: 'unary', field: path, op: 'IS_NOT_NAN' }
  return { kind: 'field', field: path, op, value }
}

/** Reads a StructuredQuery.Filter; `null` when there is none. Throws INVALID_ARGUMENT. */
export function parseFilter(json: Json | undefined): Filter | null {
  const { compositeFilter, fieldFilter, unaryFilter } = asObject(json, 'where')
  if (fieldFilter !== undefined) return parseFieldFilter(fieldFilter)
  if (unaryFilter !== undefined) {
    const { field, op: rawOp } = asObject(unaryFilter, 'unaryFilter')
    const op = asString(rawOp, 'unaryFilter.op')
    if (!isUnaryOperator(op)) throw invalid(`Unknown unary filter operator: "${op}".`)
    return { kind: 'unary', field: parseFieldReference(field), op }
  }
  if (compositeFilter === undefined) return null
  const { op: rawOp, filters } = asObject(compositeFilter, 'compositeFilter')
  const op = asString(rawOp, 'compositeFilter.op')
  if (op !== 'AND' && op !== 'OR') throw invalid(`Unknown composite filter operator: "${op}".`)
  const parsed = asList(filters, 'compositeFilter.filters').flatMap(each => parseFilter(each) ?? [])
  const [first] = parsed
  if (first === undefined) throw invalid('A composite filter requires at least one filter.')
  return parsed.length === 1 ? first : { kind: op === 'AND' ? 'and' : 'or', filters: parsed }
}
