import type { Position } from './Position.ts'

/** The syntax tree of a rules file. Nodes are never changed after the parser made them. */
export type Expression = { readonly at: Position } & (
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'path'; readonly segments: readonly (string | Expression)[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'slice'
      readonly object: Expression
      readonly from: Expression | null
      readonly to: Expression | null
    }
  | {
      readonly kind: 'call'
      readonly object: Expression | null
      readonly name: string
      readonly args: readonly Expression[]
    }
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'is'; readonly operand: Expression; readonly type: string }
  | {
      readonly kind: 'choice'
      readonly condition: Expression
      readonly yes: Expression
      readonly no: Expression
    }
)

export type BinaryOperator =
  '*' | '/' | '%' | '+' | '-' | '<' | '<=' | '>' | '>=' | 'in' | '==' | '!=' | '&&' | '||'

export interface FunctionTree {
  readonly at: Position
  readonly name: string
  readonly parameters: readonly string[]
  readonly lets: readonly { readonly at: Position; readonly name: string; readonly value: Expression }[]
  readonly result: Expression
}

/** What a request may be allowed to do; `read` and `write` are already written out. */
export type Method = 'get' | 'list' | 'create' | 'update' | 'delete'

export interface AllowTree {
  readonly at: Position
  readonly methods: readonly Method[]
  /** `null` where there is no `if`: always true. */
  readonly condition: Expression | null
}

/** One part of a `match` path: a literal, `{name}`, or `{name=**}`. */
export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'single' | 'glob'; readonly name: string; readonly at: Position }

/** A `match` block. A `service` is a block too, with an empty pattern and no allows. */
export interface BlockTree {
  readonly at: Position
  readonly pattern: readonly PatternPart[]
  readonly functions: readonly FunctionTree[]
  readonly blocks: readonly BlockTree[]
  readonly allows: readonly AllowTree[]
}

export interface ServiceTree {
  readonly name: string
  readonly block: BlockTree
}

export interface FileTree {
  readonly name: string
  readonly version: '1' | '2'
  readonly services: readonly ServiceTree[]
  readonly functions: readonly FunctionTree[]
}
