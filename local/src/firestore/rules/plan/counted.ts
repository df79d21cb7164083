import type { Expression } from '../language/Tree.ts'
import { fail } from '../values/make.ts'
import type { Plan } from './Run.ts'

/** Expressions that one request may evaluate. */
export const maxExpressions = 1000

const exhausted = fail('maximum of 1000 expressions to evaluate has been reached')

/** Counts an evaluation, and says where it went wrong when it does. The `cost` is what Google's emulator takes. */
export const counted =
  (tree: Expression, plan: Plan, cost = 1): Plan =>
  frame => {
    frame.run.spent += cost
    if (frame.run.spent > maxExpressions) return exhausted
    const value = plan(frame)
    frame.run.trace?.(tree, value)
    return value.kind === 'error' && !value.at ? { ...value, at: tree.at } : value
  }

/** Counts a literal or a name, of which there is nothing more to tell. */
export const countedLeaf =
  (plan: Plan): Plan =>
  frame => {
    frame.run.spent += 1
    return frame.run.spent > maxExpressions ? exhausted : plan(frame)
  }
