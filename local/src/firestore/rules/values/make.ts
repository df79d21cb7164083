import type { Knowledge } from './Knowledge.ts'
import type {
  ErrorValue,
  ListValue,
  MapValue,
  PathValue,
  RuleValue,
  SetValue,
  UnknownValue,
} from './RuleValue.ts'

/** Makers of rule values: the one place that knows their shape. */
export const nothing: RuleValue = { kind: 'null' }
export const yes: RuleValue = { kind: 'bool', value: true }
export const no: RuleValue = { kind: 'bool', value: false }
export const bool = (value: boolean): RuleValue => (value ? yes : no)
/** `undefined` is the third value of a comparison: it cannot be said. */
export const maybe = (value: boolean | undefined): RuleValue => (value === undefined ? unknown : bool(value))
export const float = (value: number): RuleValue => ({ kind: 'float', value })
export const string = (value: string): RuleValue => ({ kind: 'string', value })
export const bytes = (value: Uint8Array): RuleValue => ({ kind: 'bytes', value })
export const list = (items: readonly RuleValue[]): ListValue => ({ kind: 'list', items })
export const path = (segments: readonly string[]): PathValue => ({ kind: 'path', segments })
export const timestamp = (nanos: bigint): RuleValue => ({ kind: 'timestamp', nanos })
export const duration = (nanos: bigint): RuleValue => ({ kind: 'duration', nanos })
export const fail = (message: string): ErrorValue => ({ kind: 'error', message })
export const unknown: UnknownValue = { kind: 'unknown', knows: {} }
export const partly = (knows: Knowledge): UnknownValue => ({ kind: 'unknown', knows })

/** An int64, or the error that the sum does not fit. */
export const int = (value: bigint): RuleValue =>
  BigInt.asIntN(64, value) === value ? { kind: 'int', value } : fail('Integer overflow.')

/** A set of values that `same` tells apart; the first of equal ones is kept. */
export const setOf = (
  items: readonly RuleValue[],
  same: (a: RuleValue, b: RuleValue) => boolean,
): SetValue => {
  const kept: RuleValue[] = []
  for (const item of items) if (!kept.some(other => same(item, other))) kept.push(item)
  return { kind: 'set', items: kept }
}

/** A map whose members are all made already. */
export const mapOf = (members: ReadonlyMap<string, RuleValue>): MapValue => ({
  kind: 'map',
  keys: () => [...members.keys()],
  get: key => members.get(key),
})

/** A map over a foreign one, each member converted at most once and only when read. */
export const lazyMap = <T>(source: ReadonlyMap<string, T>, convert: (value: T) => RuleValue): MapValue => {
  const done = new Map<string, RuleValue>()
  return {
    kind: 'map',
    keys: () => [...source.keys()],
    get: key => {
      const known = done.get(key)
      if (known) return known
      const raw = source.get(key)
      if (raw === undefined) return undefined
      const value = convert(raw)
      done.set(key, value)
      return value
    },
  }
}
