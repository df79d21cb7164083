import type { Method } from '../builtins/Builtin.ts'
import { bytesMethods } from './bytesMethods.ts'
import { durationMethods } from './durationMethods.ts'
import { latlngMethods } from './latlngMethods.ts'
import { listMethods } from './listMethods.ts'
import { fail, unknown } from './make.ts'
import { mapDiffMethods } from './mapDiffMethods.ts'
import { mapMethods } from './mapMethods.ts'
import { pathMethods } from './pathMethods.ts'
import type { Kind, RuleValue } from './RuleValue.ts'
import { setMethods } from './setMethods.ts'
import { stringMethods } from './stringMethods.ts'
import { timestampMethods } from './timestampMethods.ts'
import { callOnUnknown } from './unknownMethods.ts'

/** The member functions of every kind. A table is only ever asked with a receiver of its own kind. */
const methods: ReadonlyMap<Kind, ReadonlyMap<string, Method<never>>> = new Map<
  Kind,
  ReadonlyMap<string, Method<never>>
>([
  ['string', stringMethods],
  ['bytes', bytesMethods],
  ['list', listMethods],
  ['set', setMethods],
  ['map', mapMethods],
  ['map_diff', mapDiffMethods],
  ['path', pathMethods],
  ['timestamp', timestampMethods],
  ['duration', durationMethods],
  ['latlng', latlngMethods],
])

/** The arities under which a name is known, whatever the kind; empty for a name that no kind has. */
export const methodArities = (name: string): readonly (readonly [number, number])[] =>
  [...methods.values()].flatMap(table => {
    const method = table.get(name)
    return method ? [method.arity] : []
  })

/** Calls `self.name(args)`. The arguments are no errors; any of them and `self` may be unknown. */
export const callMethod = (self: RuleValue, name: string, args: readonly RuleValue[]): RuleValue => {
  if (self.kind === 'null') return fail('Null value error.')
  if (self.kind === 'unknown') return callOnUnknown(self.knows, name, args)
  const method = methods.get(self.kind)?.get(name)
  if (!method || args.length < method.arity[0] || args.length > method.arity[1]) return notFound(name)
  if (args.some(arg => arg.kind === 'unknown')) return unknown
  return method.call(self as never, args) ?? notFound(name)
}

export const notFound = (name: string): RuleValue => fail(`Function not found error: Name: [${name}].`)
