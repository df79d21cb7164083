import type { Position } from '../language/Position.ts'
import type { FunctionTree } from '../language/Tree.ts'
import { notFound } from '../values/callMethod.ts'
import { planExpression } from './planExpression.ts'
import type { Planner } from './Planner.ts'
import type { PlannedFunction } from './Scope.ts'
import { localScope } from './Scope.ts'

/** Names the functions of a block, so that they may call each other wherever they stand. */
export const declareFunctions = (
  trees: readonly FunctionTree[],
  report: Planner['report'],
): ReadonlyMap<string, PlannedFunction> => {
  const functions = new Map<string, PlannedFunction>()
  for (const tree of trees) {
    if (functions.has(tree.name)) report('ERROR', alreadyBound(tree.name), tree.at)
    functions.set(tree.name, { tree, calls: [], used: false, body: () => notFound(tree.name) })
  }
  return functions
}

export const alreadyBound = (name: string): string =>
  `The identifier [${name}] is already bound in the current scope.`

/** Reports names that a rules file must not bind. */
export const checkBindings = (
  names: readonly { readonly name: string; readonly at: Position }[],
  { builtins, report }: Pick<Planner, 'builtins' | 'report'>,
): void => {
  const seen = new Set<string>()
  for (const { name, at } of names) {
    if (builtins.packages.has(name)) {
      report('ERROR', `${name} is a package and cannot be used as variable name.`, at)
    }
    if (seen.has(name)) report('ERROR', alreadyBound(name), at)
    seen.add(name)
  }
}

/** Compiles the body of a function, in the scope of the block that defines it. */
export const planFunction = (planned: PlannedFunction, planner: Planner): void => {
  const { tree } = planned
  checkBindings([...tree.parameters.map(name => ({ name, at: tree.at })), ...tree.lets], planner)
  const used = new Set<string>()
  const names = [...tree.parameters]
  const here = (): Planner => ({
    ...planner,
    inside: planned,
    scope: localScope(planner.scope, names, name => used.add(name)),
  })
  const lets = tree.lets.map(({ name, value }) => {
    const plan = planExpression(value, here())
    names.push(name)
    return plan
  })
  const result = planExpression(tree.result, here())
  for (const { name, at } of tree.lets) {
    if (!used.has(name)) planner.report('WARNING', `Unused variable: ${name}.`, at)
  }
  planned.body = frame => {
    frame.run.spent += lets.length
    for (const plan of lets) frame.locals.push(plan(frame))
    return result(frame)
  }
}
