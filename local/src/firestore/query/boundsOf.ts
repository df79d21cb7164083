import { compareValues, typeRank } from '../value/compareValues.ts'
import { formatFieldPath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { Value } from '../value/Value.ts'
import type { SingleFilter } from './disjuncts.ts'

/** A stretch of the value order: what lies under it and what lies over it. */
export interface Bounds {
  isUnder(value: Value): boolean
  isOver(value: Value): boolean
}

const boundsOfFilter = (filter: SingleFilter): Bounds | null => {
  if (filter.kind === 'unary')
    return filter.op === 'IS_NOT_NULL' || filter.op === 'IS_NOT_NAN'
      ? { isUnder: ({ kind }) => kind === 'null', isOver: () => false }
      : null
  const { op, value: operand } = filter
  const rank = typeRank(operand)
  switch (op) {
    case 'GREATER_THAN':
      return { isUnder: value => compareValues(value, operand) <= 0, isOver: value => typeRank(value) > rank }
    case 'GREATER_THAN_OR_EQUAL':
      return { isUnder: value => compareValues(value, operand) < 0, isOver: value => typeRank(value) > rank }
    case 'LESS_THAN':
      return { isUnder: value => typeRank(value) < rank, isOver: value => compareValues(value, operand) >= 0 }
    case 'LESS_THAN_OR_EQUAL':
      return { isUnder: value => typeRank(value) < rank, isOver: value => compareValues(value, operand) > 0 }
    case 'NOT_EQUAL':
    case 'NOT_IN':
      return { isUnder: ({ kind }) => kind === 'null', isOver: () => false }
    default:
      return null
  }
}

/** The stretch that a conjunction leaves for the values of `field`. */
export function boundsOf(filters: readonly SingleFilter[], field: FieldPath): Bounds {
  const key = formatFieldPath(field)
  const bounds = filters
    .filter(filter => formatFieldPath(filter.field) === key)
    .flatMap(filter => boundsOfFilter(filter) ?? [])
  return {
    isUnder: value => bounds.some(each => each.isUnder(value)),
    isOver: value => bounds.some(each => each.isOver(value)),
  }
}
