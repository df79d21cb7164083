import type { Position } from '../language/Position.ts'
import type { Knowledge } from './Knowledge.ts'

/**
 * A value of the rules language. `error` and `unknown` are values too: the logical operators may absorb an error,
 * and `unknown` is what a list query leaves open (see Knowledge).
 */
export type RuleValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | ListValue
  | SetValue
  | MapValue
  | { readonly kind: 'map_diff'; readonly after: MapValue; readonly before: MapValue }
  | PathValue
  /** Nanoseconds since the epoch. */
  | { readonly kind: 'timestamp'; readonly nanos: bigint }
  | { readonly kind: 'duration'; readonly nanos: bigint }
  | { readonly kind: 'latlng'; readonly latitude: number; readonly longitude: number }
  | UnknownValue
  | ErrorValue

export interface ListValue {
  readonly kind: 'list'
  readonly items: readonly RuleValue[]
}
export interface SetValue {
  readonly kind: 'set'
  readonly items: readonly RuleValue[]
}
/** A map reads its members when they are asked for, so that a rule pays for the fields it names only. */
export interface MapValue {
  readonly kind: 'map'
  keys(): readonly string[]
  get(key: string): RuleValue | undefined
}
export interface PathValue {
  readonly kind: 'path'
  readonly segments: readonly string[]
}
export interface UnknownValue {
  readonly kind: 'unknown'
  readonly knows: Knowledge
}
export interface ErrorValue {
  readonly kind: 'error'
  readonly message: string
  /** Where the evaluation went wrong; absent until the expression that failed is known. */
  readonly at?: Position
}

export type Kind = RuleValue['kind']
