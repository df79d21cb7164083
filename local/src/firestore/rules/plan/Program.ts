import type { Method } from '../language/Tree.ts'
import type { Plan } from './Run.ts'

/** One part of a compiled match path. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'single' }
  | { readonly kind: 'glob' }

export interface Allow {
  readonly line: number
  readonly methods: ReadonlySet<Method>
  readonly condition: Plan
}

export interface Block {
  readonly pattern: readonly Part[]
  readonly allows: readonly Allow[]
  readonly blocks: readonly Block[]
}

/** The compiled rules of one service. */
export interface Program {
  readonly version: '1' | '2'
  readonly blocks: readonly Block[]
}
