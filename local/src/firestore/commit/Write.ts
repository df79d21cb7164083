import type { FieldPath } from '../value/fieldPath.ts'
import type { Fields, Value } from '../value/Value.ts'

/** What must hold of a document before it is written. */
export type Precondition =
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'updateTime'; readonly updateTime: bigint }

/** A change of one field that the server computes. */
export interface Transform {
  readonly field: FieldPath
  readonly operator:
    | { readonly kind: 'requestTime' }
    | { readonly kind: 'increment' | 'maximum' | 'minimum'; readonly operand: Value }
    | { readonly kind: 'appendMissing' | 'removeAll'; readonly values: readonly Value[] }
}

/** One write of a commit. An `update` without a mask replaces the document; with one, it touches those fields only. */
export interface Write {
  readonly kind: 'update' | 'delete' | 'verify'
  /** The path below `…/documents/`. */
  readonly path: string
  readonly fields: Fields
  readonly mask: readonly FieldPath[] | null
  readonly transforms: readonly Transform[]
  readonly precondition: Precondition | null
}
