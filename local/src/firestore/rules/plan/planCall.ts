import type { Builtin } from '../builtins/Builtin.ts'
import type { Expression } from '../language/Tree.ts'
import { regex } from '../values/regex.ts'
import { callMethod, methodArities, notFound } from '../values/callMethod.ts'
import { unknown } from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import type { Planner } from './Planner.ts'
import type { Frame, Plan } from './Run.ts'
import type { PlannedFunction } from './Scope.ts'

type Call = Extract<Expression, { kind: 'call' }>
type Inner = (part: Expression) => Plan

/** Compiles a call: of a function of the file, a builtin, a package's function or a member function. */
export const planCall = (tree: Call, planner: Planner, inner: Inner): Plan => {
  const args = tree.args.map(inner)
  const { object, name } = tree
  const { builtins, scope } = planner
  if (!object) {
    const own = scope.findFunction(name)
    if (own) return planOwn(tree, own, args, planner)
    const builtin = builtins.globals.get(name)
    return builtin ? planBuiltin(tree, name, builtin, args, planner) : unresolved(tree, name, planner)
  }
  const family =
    object.kind === 'name' && !scope.variable(object.name) ? builtins.packages.get(object.name) : undefined
  if (object.kind === 'name' && family) {
    const full = `${object.name}.${name}`
    const builtin = family.get(name)
    return builtin ? planBuiltin(tree, full, builtin, args, planner) : unresolved(tree, full, planner)
  }
  const arities = methodArities(name)
  if (arities.length === 0) return unresolved(tree, name, planner)
  if (!arities.some(arity => fits(arity, args.length))) return misused(tree, name, planner)
  checkPattern(tree, planner)
  const self = inner(object)
  return frame => {
    const receiver = self(frame)
    if (receiver.kind === 'error') return receiver
    const values = evaluated(args, frame)
    return values instanceof Array ? callMethod(receiver, name, values) : values
  }
}

/** A pattern that stands in the rules is known to be none before anybody asks. */
const checkPattern = ({ name, args: [pattern] }: Call, { report }: Planner): void => {
  if (name !== 'matches' && name !== 'split') return
  if (pattern?.kind === 'string' && !regex(pattern.value)) {
    report('ERROR', `Invalid regular expression pattern. Pattern: ${pattern.value}.`, pattern.at)
  }
}

const fits = ([least, most]: readonly [number, number], count: number): boolean =>
  least <= count && count <= most

const unresolved = (tree: Call, name: string, { report }: Planner): Plan => {
  report('WARNING', `Invalid function name: ${name}.`, tree.at)
  return () => notFound(name)
}

const misused = (tree: Call, name: string, { report }: Planner): Plan => {
  report('WARNING', `Incorrect number of arguments supplied to function: ${name}.`, tree.at)
  return () => notFound(name)
}

/** The values of the arguments, or the first error among them. */
const evaluated = (args: readonly Plan[], frame: Frame): readonly RuleValue[] | RuleValue => {
  const values: RuleValue[] = []
  for (const arg of args) {
    const value = arg(frame)
    if (value.kind === 'error') return value
    values.push(value)
  }
  return values
}

const planBuiltin = (
  tree: Call,
  name: string,
  builtin: Builtin,
  args: readonly Plan[],
  planner: Planner,
): Plan => {
  if (!fits(builtin.arity, args.length)) return misused(tree, name, planner)
  return frame => {
    const values = evaluated(args, frame)
    if (!(values instanceof Array)) return values
    if (values.some(value => value.kind === 'unknown')) return unknown
    return builtin.call(values, frame.run) ?? notFound(name)
  }
}

/** An argument that is an error stays a value: the function's own logic may absorb it. */
const planOwn = (tree: Call, own: PlannedFunction, args: readonly Plan[], planner: Planner): Plan => {
  own.used = true
  planner.inside?.calls.push({ to: own, at: tree.at })
  if (args.length !== own.tree.parameters.length) return misused(tree, own.tree.name, planner)
  return frame => {
    const locals: RuleValue[] = []
    for (const arg of args) locals.push(arg(frame))
    return own.body({ run: frame.run, captures: frame.captures, locals })
  }
}
