import { bool, fail, float, int } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'

type Numeric = Extract<RuleValue, { kind: 'int' | 'float' }>

const isNumber = (value: RuleValue | undefined): value is Numeric =>
  value?.kind === 'int' || value?.kind === 'float'

const onNumber = (use: (value: Numeric) => RuleValue): Builtin => ({
  arity: [1, 1],
  call: ([value]) => (isNumber(value) ? use(value) : undefined),
})

/** A function that answers with an int; NaN, the infinities and what no int64 holds are errors. */
const rounded = (round: (value: number) => number): Builtin =>
  onNumber(value => {
    if (value.kind === 'int') return value
    const whole = round(value.value)
    return Number.isFinite(whole) ? int(BigInt(whole)) : fail('Integer overflow.')
  })

/** The `math` package. */
export const math: ReadonlyMap<string, Builtin> = table({
  abs: onNumber(value =>
    value.kind === 'int' ? int(value.value < 0n ? -value.value : value.value) : float(Math.abs(value.value)),
  ),
  ceil: rounded(Math.ceil),
  floor: rounded(Math.floor),
  round: rounded(Math.round),
  sqrt: onNumber(({ value }) => float(Math.sqrt(Number(value)))),
  isNaN: onNumber(({ value }) => bool(Number.isNaN(value))),
  isInfinite: onNumber(({ value }) => bool(Math.abs(Number(value)) === Infinity)),
  pow: {
    arity: [2, 2],
    call: ([base, exponent]) =>
      isNumber(base) && isNumber(exponent) ? float(Number(base.value) ** Number(exponent.value)) : undefined,
  },
})
