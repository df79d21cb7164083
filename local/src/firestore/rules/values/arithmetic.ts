import type { BinaryOperator } from '../language/Tree.ts'
import { compare } from './compare.ts'
import { compareUnknown } from './compareUnknown.ts'
import type { Relation } from './compareUnknown.ts'
import { bool, duration, fail, float, int, maybe, string, timestamp, unknown } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

const unsupported = (operator: string, left: RuleValue, right: RuleValue): RuleValue =>
  fail(`Unsupported operation error. Received: ${left.kind} ${operator} ${right.kind}.`)

export type ArithmeticOperator = Extract<BinaryOperator, '*' | '/' | '%' | '+' | '-'>

/** `left <operator> right` for numbers, text, timestamps and durations. Neither side is an error. */
export const arithmetic = (operator: ArithmeticOperator, left: RuleValue, right: RuleValue): RuleValue => {
  if (left.kind === 'unknown' || right.kind === 'unknown') return unknown
  if (left.kind === 'int' && right.kind === 'int') return onInts(operator, left.value, right.value)
  if ((left.kind === 'int' || left.kind === 'float') && (right.kind === 'int' || right.kind === 'float')) {
    return onFloats(operator, Number(left.value), Number(right.value))
  }
  if (operator === '+') {
    if (left.kind === 'string' && right.kind === 'string') return string(left.value + right.value)
    if (left.kind === 'timestamp' && right.kind === 'duration') return timestamp(left.nanos + right.nanos)
    if (left.kind === 'duration' && right.kind === 'timestamp') return timestamp(left.nanos + right.nanos)
    if (left.kind === 'duration' && right.kind === 'duration') return duration(left.nanos + right.nanos)
  }
  if (operator === '-' && right.kind === 'duration') {
    if (left.kind === 'timestamp') return timestamp(left.nanos - right.nanos)
    if (left.kind === 'duration') return duration(left.nanos - right.nanos)
  }
  if (operator === '-' && left.kind === 'timestamp' && right.kind === 'timestamp') {
    return duration(left.nanos - right.nanos)
  }
  return unsupported(operator, left, right)
}

const onInts = (operator: ArithmeticOperator, a: bigint, b: bigint): RuleValue => {
  if (b === 0n && (operator === '/' || operator === '%')) return fail('Divide by zero')
  switch (operator) {
    case '+':
      return int(a + b)
    case '-':
      return int(a - b)
    case '*':
      return int(a * b)
    case '/':
      return int(a / b)
    case '%':
      return int(a % b)
  }
}

const onFloats = (operator: ArithmeticOperator, a: number, b: number): RuleValue => {
  switch (operator) {
    case '+':
      return float(a + b)
    case '-':
      return float(a - b)
    case '*':
      return float(a * b)
    case '/':
      return float(a / b)
    case '%':
      return float(a % b)
  }
}

const mirrored: { readonly [relation in Relation]: Relation } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** `left <relation> right`. Neither side is an error; values without an order between them are one. */
export const relate = (relation: Relation, left: RuleValue, right: RuleValue): RuleValue => {
  if (left.kind === 'unknown') {
    return right.kind === 'unknown' ? unknown : maybe(compareUnknown(left.knows, relation, right))
  }
  if (right.kind === 'unknown') return maybe(compareUnknown(right.knows, mirrored[relation], left))
  const order = compare(left, right)
  if (order === null) return unsupported(relation, left, right)
  switch (relation) {
    case '<':
      return bool(order < 0)
    case '<=':
      return bool(order <= 0)
    case '>':
      return bool(order > 0)
    case '>=':
      return bool(order >= 0)
  }
}

/** `-value`. */
export const negate = (value: RuleValue): RuleValue => {
  if (value.kind === 'int') return int(-value.value)
  if (value.kind === 'float') return float(-value.value)
  if (value.kind === 'duration') return duration(-value.nanos)
  return value.kind === 'unknown' ? unknown : fail(`Unsupported operation error. Received: -${value.kind}.`)
}
