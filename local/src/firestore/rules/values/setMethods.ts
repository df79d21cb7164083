import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { includes, same } from './equal.ts'
import { containerMethods } from './listMethods.ts'
import { setOf } from './make.ts'
import type { RuleValue, SetValue } from './RuleValue.ts'

const combined = (
  combine: (mine: readonly RuleValue[], other: readonly RuleValue[]) => readonly RuleValue[],
) => ({
  arity: [1, 1] as const,
  call: (self: SetValue, [other]: readonly RuleValue[]) =>
    other?.kind === 'set' ? setOf(combine(self.items, other.items), same) : undefined,
})

export const setMethods: Methods<SetValue> = new Map([
  ...containerMethods,
  ...table({
    union: combined((mine, other) => [...mine, ...other]),
    intersection: combined((mine, other) => mine.filter(item => includes(other, item) === true)),
    difference: combined((mine, other) => mine.filter(item => includes(other, item) !== true)),
  }),
])
