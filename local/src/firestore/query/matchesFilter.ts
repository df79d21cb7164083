import { compareValues, typeRank } from '../value/compareValues.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { Value } from '../value/Value.ts'
import type { FieldOperator, Filter } from './Filter.ts'

const isNaNValue = (value: Value): boolean => value.kind === 'double' && Number.isNaN(value.value)

/** Equality of a filter: null and NaN equal nothing, 1 equals 1.0. */
const equals = (value: Value, operand: Value): boolean =>
  operand.kind !== 'null' && !isNaNValue(operand) && compareValues(value, operand) === 0

const isOneOf = (value: Value, operand: Value): boolean =>
  operand.kind === 'array' && operand.values.some(each => equals(value, each))

const contains = (value: Value, test: (element: Value) => boolean): boolean =>
  value.kind === 'array' && value.values.some(test)

/** A range reaches values of its own type only; NaN sorts before all numbers but is in no range. */
const ranged = (value: Value, operand: Value, test: (order: number) => boolean): boolean =>
  typeRank(value) === typeRank(operand) && !isNaNValue(value) && test(compareValues(value, operand))

const operators: { readonly [op in FieldOperator]: (value: Value, operand: Value) => boolean } = {
  EQUAL: equals,
  NOT_EQUAL: (value, operand) => value.kind !== 'null' && !equals(value, operand),
  LESS_THAN: (value, operand) => ranged(value, operand, order => order < 0),
  LESS_THAN_OR_EQUAL: (value, operand) => ranged(value, operand, order => order <= 0),
  GREATER_THAN: (value, operand) => ranged(value, operand, order => order > 0),
  GREATER_THAN_OR_EQUAL: (value, operand) => ranged(value, operand, order => order >= 0),
  IN: isOneOf,
  NOT_IN: (value, operand) =>
    value.kind !== 'null' &&
    operand.kind === 'array' &&
    !operand.values.some(each => each.kind === 'null' || compareValues(value, each) === 0),
  ARRAY_CONTAINS: (value, operand) => contains(value, element => equals(element, operand)),
  ARRAY_CONTAINS_ANY: (value, operand) => contains(value, element => isOneOf(element, operand)),
}

/** Whether a document whose values `valueOf` tells satisfies `filter`. A missing field satisfies nothing. */
export function matchesFilter(filter: Filter, valueOf: (field: FieldPath) => Value | undefined): boolean {
  if ('filters' in filter) {
    const matches = (each: Filter) => matchesFilter(each, valueOf)
    return filter.kind === 'and' ? filter.filters.every(matches) : filter.filters.some(matches)
  }
  const value = valueOf(filter.field)
  if (value === undefined) return false
  if (filter.kind === 'field') return operators[filter.op](value, filter.value)
  if (filter.op === 'IS_NULL') return value.kind === 'null'
  if (filter.op === 'IS_NAN') return isNaNValue(value)
  return value.kind !== 'null' && (filter.op === 'IS_NOT_NULL' || !isNaNValue(value))
}
