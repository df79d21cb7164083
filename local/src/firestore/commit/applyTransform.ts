import { compareNumbers } from '../value/compareNumbers.ts'
import { compareValues } from '../value/compareValues.ts'
import type { Value } from '../value/Value.ts'
import type { Transform } from './Write.ts'

type Numeric = Extract<Value, { kind: 'integer' | 'double' }>

const isNumber = (value: Value | undefined): value is Numeric =>
  value?.kind === 'integer' || value?.kind === 'double'

const largest = 2n ** 63n - 1n
const clamp = (value: bigint): bigint =>
  value > largest ? largest : value < -largest - 1n ? -largest - 1n : value

const add = (left: Numeric, right: Numeric): Value =>
  left.kind === 'integer' && right.kind === 'integer'
    ? { kind: 'integer', value: clamp(left.value + right.value) }
    : { kind: 'double', value: Number(left.value) + Number(right.value) }

/** The larger or smaller of two numbers; of equal ones, and with NaN, as Firestore documents it: the field's own stays. */
const extreme = (own: Numeric, operand: Numeric, sign: 1 | -1): Value => {
  if (Number.isNaN(own.value) || Number.isNaN(operand.value)) return { kind: 'double', value: NaN }
  return compareNumbers(operand.value, own.value) * sign > 0 ? operand : own
}

const includes = (values: readonly Value[], wanted: Value): boolean =>
  values.some(each => compareValues(each, wanted) === 0)

/** The new value of a field, and what the write's result tells of it: nothing but null for lists. */
export function applyTransform(
  { operator }: Transform,
  current: Value | undefined,
  time: bigint,
): { readonly value: Value; readonly result: Value } {
  const own = current?.kind === 'array' ? current.values : []
  const list = (values: readonly Value[]) =>
    ({ value: { kind: 'array', values }, result: { kind: 'null' } }) as const
  const told = (value: Value) => ({ value, result: value })
  switch (operator.kind) {
    case 'requestTime':
      return told({ kind: 'timestamp', micros: time })
    case 'appendMissing': {
      const next = [...own]
      for (const each of operator.values) if (!includes(next, each)) next.push(each)
      return list(next)
    }
    case 'removeAll':
      return list(own.filter(each => !includes(operator.values, each)))
    default:
      if (!isNumber(current) || !isNumber(operator.operand)) return told(operator.operand)
      if (operator.kind === 'increment') return told(add(current, operator.operand))
      return told(extreme(current, operator.operand, operator.kind === 'maximum' ? 1 : -1))
  }
}
