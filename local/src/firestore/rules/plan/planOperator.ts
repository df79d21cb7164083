import type { BinaryOperator } from '../language/Tree.ts'
import { isIn } from '../values/access.ts'
import { arithmetic, negate, relate } from '../values/arithmetic.ts'
import { equal } from '../values/equal.ts'
import { fail, maybe, no, unknown, yes } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import type { Plan } from './Run.ts'

const notBool = (value: RuleValue): RuleValue =>
  value.kind === 'bool' || value.kind === 'error' || value.kind === 'unknown'
    ? value
    : fail(`Unsupported operation error. Received: ${value.kind}. Expected: bool.`)

const negation = (value: RuleValue): RuleValue =>
  value.kind === 'bool' ? (value.value ? no : yes) : value.kind === 'unknown' ? unknown : notBool(value)

/** Compiles `!x` and `-x`. */
export const planUnary =
  (operator: '-' | '!', operand: Plan): Plan =>
  frame => {
    const value = operand(frame)
    if (value.kind === 'error') return value
    return operator === '!' ? negation(value) : negate(value)
  }

/** Compiles `left <operator> right`. Only `&&` and `||` may leave a side unevaluated, or absorb its error. */
export const planBinary = (operator: BinaryOperator, left: Plan, right: Plan): Plan => {
  if (operator === '||') return planLogic(left, right, true)
  if (operator === '&&') return planLogic(left, right, false)
  const apply = applied(operator)
  return frame => {
    const a = left(frame)
    if (a.kind === 'error') return a
    const b = right(frame)
    return b.kind === 'error' ? b : apply(a, b)
  }
}

const applied = (
  operator: Exclude<BinaryOperator, '&&' | '||'>,
): ((a: RuleValue, b: RuleValue) => RuleValue) => {
  switch (operator) {
    case '==':
      return (a, b) => maybe(equal(a, b))
    case '!=':
      return (a, b) => negation(maybe(equal(a, b)))
    case 'in':
      return isIn
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (a, b) => relate(operator, a, b)
    default:
      return (a, b) => arithmetic(operator, a, b)
  }
}

/**
 * `||` (decided by true) and `&&` (decided by false), on four values: a side that decides wins over an error and an
 * unknown of the other; else an unknown outlives an error, for it may still turn out to be anything. A second side
 * that is asked counts as one more expression.
 */
const planLogic =
  (left: Plan, right: Plan, decisive: boolean): Plan =>
  frame => {
    const a = notBool(left(frame))
    if (a.kind === 'bool' && a.value === decisive) return a
    frame.run.spent += 1
    const b = notBool(right(frame))
    if (b.kind === 'bool' && b.value === decisive) return b
    if (a.kind === 'unknown' || b.kind === 'unknown') return unknown
    return a.kind === 'error' ? a : b
  }

/** Compiles `condition ? yes : no`. An open condition may also be an error, so it leaves the whole open. */
export const planChoice =
  (condition: Plan, then: Plan, otherwise: Plan): Plan =>
  frame => {
    const chosen = notBool(condition(frame))
    if (chosen.kind !== 'bool') return chosen
    return chosen.value ? then(frame) : otherwise(frame)
  }
