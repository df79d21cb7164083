import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { int } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

type Duration = Extract<RuleValue, { kind: 'duration' }>

export const durationMethods: Methods<Duration> = table({
  seconds: { arity: [0, 0], call: ({ nanos }: Duration) => int(nanos / 1_000_000_000n) },
  /** The part below a second. */
  nanos: { arity: [0, 0], call: ({ nanos }: Duration) => int(nanos % 1_000_000_000n) },
})
