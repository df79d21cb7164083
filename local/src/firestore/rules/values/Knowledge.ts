import type { RuleValue } from './RuleValue.ts'

/** What a range of a query says: every row's value is on that side of the bound. */
export interface Bound {
  readonly operator: '<' | '<=' | '>' | '>='
  readonly value: RuleValue
}

/**
 * What a list query tells about a value that differs from row to row. Everything absent is not known; nothing here
 * is ever a guess, so that a rule proven from it holds for every row the query may return.
 */
export interface Knowledge {
  /** `number` where int and float are both possible. */
  readonly type?: 'number' | 'string' | 'timestamp' | 'bool' | 'bytes' | 'path' | 'latlng' | 'list' | 'map'
  readonly bounds?: readonly Bound[]
  /** Values that it is known to differ from. */
  readonly not?: readonly RuleValue[]
  /** Elements that the list is known to hold. */
  readonly contains?: readonly RuleValue[]
  /** Members that the map is known to hold; it may hold others. */
  readonly members?: ReadonlyMap<string, RuleValue>
}
