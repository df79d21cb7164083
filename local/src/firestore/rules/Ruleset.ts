import type { Expression } from './language/Tree.ts'
import type { RuleValue } from './values/RuleValue.ts'
import type { Filter } from '../query/Filter.ts'
import type { Auth } from '../service/Service.ts'
import type { Fields } from '../value/Value.ts'

/** A finding of the rules compiler. Lines and columns start at 1; an ERROR leaves no usable ruleset. */
export interface Issue {
  readonly severity: 'ERROR' | 'WARNING'
  readonly description: string
  readonly sourcePosition: {
    readonly fileName: string
    readonly line: number
    readonly column: number
    readonly currentOffset: number
    readonly endOffset: number
  }
}

/** A document as the rules see it: `resource`, `request.resource`, or the answer of `get()`. */
export interface RulesDocument {
  /** The path below `…/documents/`: `people/p1`. */
  readonly path: string
  readonly fields: Fields
}

/** Reads for `get`/`exists` (before the request) and `getAfter`/`existsAfter` (as if it were committed). */
export interface DocumentAccess {
  before(path: string): RulesDocument | null
  after(path: string): RulesDocument | null
}

export interface SingleRequest {
  readonly method: 'get' | 'create' | 'update' | 'delete'
  /** The path below `…/documents/`. */
  readonly path: string
  readonly auth: Auth | null
  /** Microseconds since the epoch; equals REQUEST_TIME transforms of the same commit. */
  readonly time: bigint
  readonly resource: RulesDocument | null
  readonly requestResource: RulesDocument | null
  readonly access: DocumentAccess
  /** Access calls already made by earlier writes of the same commit, by path; the ruleset adds to it. */
  readonly accessed: Set<string>
}

/** `request.query` and the constraints that a list is proven from; never the stored rows. */
export interface ListRequest {
  readonly method: 'list'
  /** The parent document's path (`''` for the root) and the collection id; `null` lists every collection. */
  readonly parent: string
  readonly collectionId: string | null
  readonly allDescendants: boolean
  readonly auth: Auth | null
  readonly time: bigint
  /** The filter of the StructuredQuery; field paths are unescaped segments. `__name__` compares with references. */
  readonly where: Filter | null
  readonly orderBy: readonly { readonly field: readonly string[]; readonly direction: 'ASC' | 'DESC' }[]
  readonly limit: number | null
  readonly offset: number
  readonly access: DocumentAccess
}

/** Why a request was let through or not: the message is what the client is told. */
export type Verdict =
  { readonly allowed: true; readonly line: number } | { readonly allowed: false; readonly message: string }

/** A compiled rules file for Firestore. `reads` are the distinct documents it read, which Firestore bills. */
export interface Ruleset {
  /** `trace` is told the value of every expression as it is evaluated, inner ones first. */
  check(request: SingleRequest | ListRequest, trace?: Trace): Verdict & { readonly reads: readonly string[] }
}

/** Follows an evaluation. */
export type Trace = (expression: Expression, value: RuleValue) => void

/** The outcome of compiling a source; `ruleset` is null when any issue is an ERROR. */
export interface Compiled {
  readonly ruleset: Ruleset | null
  readonly issues: readonly Issue[]
  /** What was compiled. */
  readonly files?: readonly { readonly name: string; readonly content: string }[]
}
