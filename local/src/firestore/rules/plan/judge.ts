import type { Method } from '../language/Tree.ts'
import type { Verdict } from '../Ruleset.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import type { Segment } from './matchPath.ts'
import { matchPath } from './matchPath.ts'
import type { Program } from './Program.ts'
import type { Run } from './Run.ts'

/** Evaluates the allows that match, until one is true. What is not true, errors and the unknown, does not allow. */
export const judge = (program: Program, method: Method, path: readonly Segment[], run: Run): Verdict => {
  let line: number | null = null
  const reasons: string[] = []
  matchPath(program, method, path, (allow, captures) => {
    const value = allow.condition({ run, captures, locals: [] })
    if (value.kind === 'bool' && value.value) line = allow.line
    else reasons.push(reason(value, method, allow.line))
    return line !== null
  })
  if (line !== null) return { allowed: true, line }
  return { allowed: false, message: `\n${reasons.join(', ') || 'No matching allow statements'}` }
}

const reason = (value: RuleValue, method: Method, line: number): string => {
  const where = `for '${method}' @ L${line}`
  if (value.kind !== 'error') return `false ${where}`
  const at = value.at ? `L${value.at.line}:${value.at.column}` : `L${line}`
  return `evaluation error at ${at} ${where}, ${value.message} ${where}`
}
