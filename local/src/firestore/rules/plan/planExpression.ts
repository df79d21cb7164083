import type { Expression } from '../language/Tree.ts'
import { at, member, slice } from '../values/access.ts'
import { hasType, typeNames, unknownHasType } from '../values/hasType.ts'
import {
  bool,
  bytes,
  fail,
  float,
  int,
  list,
  mapOf,
  maybe,
  nothing,
  string,
  unknown,
} from '../values/make.ts'
import type { RuleValue } from '../values/RuleValue.ts'
import { counted, countedLeaf } from './counted.ts'
import { planBinary, planChoice, planUnary } from './planOperator.ts'
import { planCall } from './planCall.ts'
import type { Planner } from './Planner.ts'
import { planPath } from './planPath.ts'
import type { Plan } from './Run.ts'

/** Compiles an expression to a closure. Every node counts as an expression, and costs what Google's emulator takes. */
export const planExpression = (tree: Expression, planner: Planner): Plan => {
  const inner = (part: Expression): Plan => planExpression(part, planner)
  switch (tree.kind) {
    case 'null':
      return constant(nothing)
    case 'bool':
      return constant(bool(tree.value))
    case 'int':
      return constant(int(tree.value))
    case 'float':
      return constant(float(tree.value))
    case 'string':
      return constant(string(tree.value))
    case 'bytes':
      return constant(bytes(tree.value))
    case 'name':
      return countedLeaf(planName(tree, planner))
    case 'list':
      return counted(tree, gather(tree.items.map(inner), list))
    case 'map':
      return counted(tree, planMap(tree.entries, inner))
    case 'path':
      return counted(tree, planPath(tree.segments, inner), 1 + tree.segments.filter(isText).length)
    case 'member':
      return counted(tree, planMember(tree, inner))
    case 'index':
      return counted(
        tree,
        gather(
          [inner(tree.object), inner(tree.index)],
          ([object = nothing, index = nothing]) => at(object, index),
          false,
        ),
      )
    case 'slice':
      return counted(tree, planSlice(tree, inner))
    case 'is':
      return counted(tree, planIs(tree, planner, inner), 2)
    case 'call':
      return counted(tree, planCall(tree, planner, inner))
    case 'unary':
      return counted(tree, planUnary(tree.operator, inner(tree.operand)))
    case 'binary':
      return counted(tree, planBinary(tree.operator, inner(tree.left), inner(tree.right)))
    case 'choice':
      return counted(tree, planChoice(inner(tree.condition), inner(tree.yes), inner(tree.no)), 2)
  }
}

const isText = (segment: string | Expression): segment is string => typeof segment === 'string'

const constant = (value: RuleValue): Plan => countedLeaf(() => value)

/** Evaluates the parts in order; the first error is the result, and (unless wanted) any unknown makes it unknown. */
const gather =
  (parts: readonly Plan[], make: (values: readonly RuleValue[]) => RuleValue, strict = true): Plan =>
  frame => {
    const values: RuleValue[] = []
    let open = false
    for (const part of parts) {
      const value = part(frame)
      if (value.kind === 'error') return value
      if (value.kind === 'unknown') open = true
      values.push(value)
    }
    return open && strict ? unknown : make(values)
  }

const planMap = (
  entries: readonly (readonly [Expression, Expression])[],
  inner: (part: Expression) => Plan,
): Plan =>
  gather(
    entries.flatMap(([key, value]) => [inner(key), inner(value)]),
    values => {
      const members = new Map<string, RuleValue>()
      for (let i = 0; i < values.length; i += 2) {
        const key = values[i]
        if (key?.kind !== 'string') return fail('Map keys must be strings.')
        members.set(key.value, values[i + 1] ?? nothing)
      }
      return mapOf(members)
    },
  )

const planName = (tree: Extract<Expression, { kind: 'name' }>, { scope, report }: Planner): Plan => {
  const slot = scope.variable(tree.name)
  if (slot) {
    const { index } = slot
    const missing = fail(`Variable not found error: Variable: [${tree.name}].`)
    return slot.kind === 'local'
      ? ({ locals }) => locals[index] ?? missing
      : ({ captures }) => captures[index] ?? missing
  }
  if (tree.name === 'request') return ({ run }) => run.request
  if (tree.name === 'resource') return ({ run }) => run.resource
  report('WARNING', `Invalid variable name: ${tree.name}.`, tree.at)
  const unbound = { ...fail(`Variable not found error: Variable: [${tree.name}].`), at: tree.at }
  return () => unbound
}

const planMember = (
  tree: Extract<Expression, { kind: 'member' }>,
  inner: (part: Expression) => Plan,
): Plan => {
  const object = inner(tree.object)
  return frame => member(object(frame), tree.name)
}

const planSlice = (tree: Extract<Expression, { kind: 'slice' }>, inner: (part: Expression) => Plan): Plan => {
  const object = inner(tree.object)
  const from = tree.from && inner(tree.from)
  const to = tree.to && inner(tree.to)
  return frame => {
    const parts = [object(frame), from ? from(frame) : nothing, to ? to(frame) : nothing] as const
    const failed = parts.find(part => part.kind === 'error')
    return failed ?? slice(parts[0], from ? parts[1] : null, to ? parts[2] : null)
  }
}

const planIs = (
  tree: Extract<Expression, { kind: 'is' }>,
  { report }: Planner,
  inner: (part: Expression) => Plan,
): Plan => {
  const { type } = tree
  const operand = inner(tree.operand)
  if (!typeNames.has(type)) {
    report('WARNING', `Invalid type: ${type}.`, tree.at)
    const invalid = fail(`Invalid type: ${type}.`)
    return () => invalid
  }
  return frame => {
    const value = operand(frame)
    if (value.kind === 'error') return value
    return value.kind === 'unknown' ? maybe(unknownHasType(type, value.knows)) : bool(hasType(type, value))
  }
}
