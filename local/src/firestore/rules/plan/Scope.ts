import type { Position } from '../language/Position.ts'
import type { FunctionTree } from '../language/Tree.ts'
import type { Plan } from './Run.ts'

/** Where the value of a name is found in a Frame. */
export type Slot = { readonly kind: 'local' | 'capture'; readonly index: number }

/** A function of the rules file. Its body is compiled after every function beside it is known by name. */
export interface PlannedFunction {
  readonly tree: FunctionTree
  readonly calls: { readonly to: PlannedFunction; readonly at: Position }[]
  used: boolean
  body: Plan
}

/** The names that an expression may use, from the innermost block outwards. */
export interface Scope {
  readonly captureCount: number
  variable(name: string): Slot | undefined
  findFunction(name: string): PlannedFunction | undefined
}

export const emptyScope: Scope = {
  captureCount: 0,
  variable: () => undefined,
  findFunction: () => undefined,
}

/** A block inside `outer` that binds captures and defines functions. */
export const blockScope = (
  outer: Scope,
  captures: readonly string[],
  functions: ReadonlyMap<string, PlannedFunction>,
): Scope => {
  const slots = new Map<string, Slot>(
    captures.map((name, i) => [name, { kind: 'capture', index: outer.captureCount + i }]),
  )
  return {
    captureCount: outer.captureCount + captures.length,
    variable: name => slots.get(name) ?? outer.variable(name),
    findFunction: name => functions.get(name) ?? outer.findFunction(name),
  }
}

/** The inside of a function: its parameters and the lets before the expression in question. */
export const localScope = (outer: Scope, locals: readonly string[], onUse: (name: string) => void): Scope => {
  const slots = new Map<string, Slot>(locals.map((name, index) => [name, { kind: 'local', index }]))
  return {
    ...outer,
    variable: name => {
      const slot = slots.get(name)
      if (slot) onUse(name)
      return slot ?? outer.variable(name)
    },
  }
}
