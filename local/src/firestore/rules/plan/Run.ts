import type { Trace } from '../Ruleset.ts'
import type { PathValue, RuleValue } from '../values/RuleValue.ts'

/** Which state of the database a document is read from: as it was, or as the request would leave it. */
export type Moment = 'before' | 'after'

/** The documents that a rule may look at. */
export interface Documents {
  /** The document `{data, id, __name__}`, `null` when there is none, or an error. */
  get(path: PathValue, moment: Moment): RuleValue
}

/** One evaluation of rules for one request. */
export interface Run {
  readonly request: RuleValue
  readonly resource: RuleValue
  readonly documents: Documents
  /** Expressions evaluated so far. */
  spent: number
  /** Told of every value, when somebody wants to follow. */
  readonly trace?: Trace | undefined
}

/** What an expression sees: the run, what the enclosing matches captured, and the locals of its function. */
export interface Frame {
  readonly run: Run
  readonly captures: readonly RuleValue[]
  readonly locals: RuleValue[]
}

/** An expression, compiled. */
export type Plan = (frame: Frame) => RuleValue
