import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { int, list, string } from './make.ts'
import type { MapValue, RuleValue } from './RuleValue.ts'

const present = (value: RuleValue | undefined): value is RuleValue => value !== undefined

/** The member at a key, or at the end of a list of keys; `undefined` when a step is missing or not a map. */
const dig = (from: MapValue, keys: readonly RuleValue[]): RuleValue | undefined =>
  keys.reduce<RuleValue | undefined>(
    (at, key) => (at?.kind === 'map' && key.kind === 'string' ? at.get(key.value) : undefined),
    from,
  )

export const mapMethods: Methods<MapValue> = table({
  size: { arity: [0, 0], call: (self: MapValue) => int(BigInt(self.keys().length)) },
  keys: { arity: [0, 0], call: (self: MapValue) => list(self.keys().map(string)) },
  values: {
    arity: [0, 0],
    call: (self: MapValue) =>
      list(
        self
          .keys()
          .map(key => self.get(key))
          .filter(present),
      ),
  },
  get: {
    arity: [2, 2],
    call: (self: MapValue, [key, otherwise]) => {
      if (key?.kind === 'string') return self.get(key.value) ?? otherwise
      if (key?.kind !== 'list' || key.items.length === 0) return undefined
      return dig(self, key.items) ?? otherwise
    },
  },
  diff: {
    arity: [1, 1],
    call: (self: MapValue, [other]) =>
      other?.kind === 'map' ? { kind: 'map_diff', after: self, before: other } : undefined,
  },
})
