import type { Planner } from './Planner.ts'
import type { PlannedFunction } from './Scope.ts'

const deepest = 20

/** Reports functions that call themselves, chains of calls that are too deep, and functions that nothing calls. */
export const checkCalls = (functions: readonly PlannedFunction[], report: Planner['report']): void => {
  const chains = new Map<PlannedFunction, readonly string[]>()
  const open = new Set<PlannedFunction>()
  let recursive = false

  /** The longest chain of calls that starts at this function. */
  const chainOf = (from: PlannedFunction): readonly string[] => {
    const known = chains.get(from)
    if (known) return known
    open.add(from)
    let longest: readonly string[] = []
    for (const { to, at } of from.calls) {
      if (open.has(to)) {
        recursive = true
        report('ERROR', 'Recursive call is not allowed.', at)
        continue
      }
      const chain = chainOf(to)
      if (chain.length > longest.length) longest = chain
    }
    open.delete(from)
    const chain = [from.tree.name, ...longest]
    chains.set(from, chain)
    return chain
  }

  for (const planned of functions) {
    const chain = chainOf(planned)
    if (!recursive && chain.length === deepest + 2) {
      const stack = chain.slice(0, deepest + 1).join('->')
      report(
        'ERROR',
        `Maximum allowed call depth of 20 is reached for [${stack}] call stack.`,
        planned.tree.at,
      )
    }
    if (!planned.used) report('WARNING', `Unused function: ${planned.tree.name}.`, planned.tree.at)
  }
}
