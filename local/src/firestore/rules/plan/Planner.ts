import type { Builtins } from '../builtins/builtinsOf.ts'
import type { Position } from '../language/Position.ts'
import type { Issue } from '../Ruleset.ts'
import type { PlannedFunction, Scope } from './Scope.ts'

/** What compiling an expression needs to know of its surroundings. */
export interface Planner {
  readonly builtins: Builtins
  readonly scope: Scope
  /** The function being compiled, for the call graph. */
  readonly inside: PlannedFunction | null
  report(severity: Issue['severity'], description: string, at: Position): void
}
