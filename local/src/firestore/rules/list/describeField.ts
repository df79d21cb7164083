import type { Value } from '../../value/Value.ts'
import { includes, same } from '../values/equal.ts'
import type { Bound, Knowledge } from '../values/Knowledge.ts'
import { float, nothing, partly } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import { toRuleValue } from '../values/toRuleValue.ts'
import type { Condition } from './toDisjuncts.ts'

/** What a field may be under conditions that hold together: its possible values, or what is known of it. */
export const describeField = (conditions: readonly Condition[]): readonly RuleValue[] => {
  const finite = conditions.flatMap(condition => {
    const values = possibleValues(condition)
    return values ? [values] : []
  })
  const [first, ...others] = finite
  if (first) {
    const both = first.filter(value => others.every(values => includes(values, value) === true))
    // Conditions that contradict each other have no rows at all; either of them describes those.
    return both.length > 0 ? both : first
  }
  let described: readonly Knowledge[] = [{}]
  for (const condition of conditions) {
    const learned = learn(condition)
    described = described.flatMap(known => learned.map(more => joined(known, more)))
  }
  return described.map(partly)
}

const elements = (value: Value): readonly RuleValue[] =>
  value.kind === 'array' ? value.values.filter(({ kind }) => kind !== 'null').map(toRuleValue) : []

const ranges: ReadonlySet<string> = new Set([
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
])

/** The values that the condition leaves, when it names them. */
const possibleValues = (condition: Condition): readonly RuleValue[] | null => {
  if (condition.kind === 'unary') {
    if (condition.op === 'IS_NULL') return [nothing]
    return condition.op === 'IS_NAN' ? [float(Number.NaN)] : null
  }
  if (condition.op === 'EQUAL') return [toRuleValue(condition.value)]
  // A range reaches values of the type of its bound alone, and null is the only one of its type.
  if (ranges.has(condition.op) && condition.value.kind === 'null') return [nothing]
  const listed = condition.op === 'IN' ? elements(condition.value) : []
  return listed.length > 0 ? listed : null
}

/** What the condition says of a value that it does not name, in one or more cases. */
const learn = (condition: Condition): readonly Knowledge[] => {
  if (condition.kind === 'unary') return [{ not: [nothing] }]
  const { op, value } = condition
  switch (op) {
    case 'LESS_THAN':
      return [ranged('<', value)]
    case 'LESS_THAN_OR_EQUAL':
      return [ranged('<=', value)]
    case 'GREATER_THAN':
      return [ranged('>', value)]
    case 'GREATER_THAN_OR_EQUAL':
      return [ranged('>=', value)]
    case 'NOT_EQUAL':
      return [{ not: [nothing, toRuleValue(value)] }]
    case 'NOT_IN':
      return [{ not: [nothing, ...elements(value)] }]
    case 'ARRAY_CONTAINS':
      return [{ type: 'list', contains: [toRuleValue(value)] }]
    case 'ARRAY_CONTAINS_ANY': {
      const any = elements(value)
      return any.length > 0 ? any.map(item => ({ type: 'list', contains: [item] })) : [{ type: 'list' }]
    }
    default:
      return [{}]
  }
}

const types: { readonly [kind in RuleValue['kind']]?: Knowledge['type'] } = {
  int: 'number',
  float: 'number',
  string: 'string',
  timestamp: 'timestamp',
  bool: 'bool',
  bytes: 'bytes',
  path: 'path',
  latlng: 'latlng',
}

/** A range holds values of the type of its bound alone. */
const ranged = (operator: Bound['operator'], value: Value): Knowledge => {
  const bound = toRuleValue(value)
  const type = types[bound.kind]
  return type ? { type, bounds: [{ operator, value: bound }] } : { not: [nothing] }
}

const joined = (a: Knowledge, b: Knowledge): Knowledge => ({
  ...a,
  ...b,
  ...(a.bounds && b.bounds ? { bounds: [...a.bounds, ...b.bounds] } : {}),
  ...(a.not && b.not
    ? { not: [...a.not, ...b.not.filter(value => !a.not?.some(known => same(known, value)))] }
    : {}),
  ...(a.contains && b.contains ? { contains: [...a.contains, ...b.contains] } : {}),
})
