import type { Run } from '../plan/Run.ts'
import type { RuleValue } from '../values/RuleValue.ts'

/**
 * A function of the language. Its arguments are neither errors nor unknown: the caller has dealt with those.
 * `undefined` says that it does not take values of these kinds.
 */
export interface Builtin {
  /** The fewest and the most arguments. */
  readonly arity: readonly [number, number]
  call(args: readonly RuleValue[], run: Run): RuleValue | undefined
}

/** A member function of one kind of value. */
export interface Method<Self> {
  readonly arity: readonly [number, number]
  call(self: Self, args: readonly RuleValue[]): RuleValue | undefined
}

export type Methods<Self> = ReadonlyMap<string, Method<Self>>

/** Reads a table of functions: every one has its arity in front. */
export const table = <F>(entries: Readonly<Record<string, F>>): ReadonlyMap<string, F> =>
  new Map(Object.entries(entries))
