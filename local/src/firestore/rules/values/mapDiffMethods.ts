import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { same } from './equal.ts'
import { string } from './make.ts'
import type { MapValue, RuleValue } from './RuleValue.ts'

type MapDiff = Extract<RuleValue, { kind: 'map_diff' }>

const keySet = (keys: readonly string[]): RuleValue => ({ kind: 'set', items: keys.map(string) })

const missing = (from: MapValue, other: MapValue): readonly string[] =>
  from.keys().filter(key => other.get(key) === undefined)

const common = ({ after, before }: MapDiff, equal: boolean): readonly string[] =>
  after.keys().filter(key => {
    const now = after.get(key)
    const then = before.get(key)
    return now !== undefined && then !== undefined && same(now, then) === equal
  })

/** `after.diff(before)`: the receiver is the newer map, so what it alone holds was added. */
export const mapDiffMethods: Methods<MapDiff> = table({
  addedKeys: { arity: [0, 0], call: ({ after, before }: MapDiff) => keySet(missing(after, before)) },
  removedKeys: { arity: [0, 0], call: ({ after, before }: MapDiff) => keySet(missing(before, after)) },
  changedKeys: { arity: [0, 0], call: (self: MapDiff) => keySet(common(self, false)) },
  unchangedKeys: { arity: [0, 0], call: (self: MapDiff) => keySet(common(self, true)) },
  affectedKeys: {
    arity: [0, 0],
    call: (self: MapDiff) => {
      const { after, before } = self
      return keySet([...missing(after, before), ...missing(before, after), ...common(self, false)])
    },
  },
})
