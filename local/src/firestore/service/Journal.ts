import type { Query } from '../query/Query.ts'
import type { Compiled, RulesDocument, Verdict } from '../rules/Ruleset.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import type { Caller } from './Service.ts'

/** One question of who may do what, with its answer. It holds references alone, and is written out when it is read. */
export interface JournalEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly database: DatabaseName
  readonly caller: Caller
  readonly method: 'get' | 'list' | 'create' | 'update' | 'delete'
  /** The document below `…/documents/`; `null` for a list, which has a query instead. */
  readonly path: string | null
  readonly query: Query | null
  readonly resource: RulesDocument | null
  readonly requestResource: RulesDocument | null
  /** The rules that judged, or `null` when none were asked: an owner, or a project without rules. */
  readonly rules: Compiled | null
  readonly verdict: Verdict | null
  /** The documents that the rules read, which are billed. */
  readonly ruleReads: readonly string[]
  /** The instant that the rules saw, in microseconds; what the commit would leave behind; its place among the writes. */
  readonly time: bigint | null
  readonly after: ReadonlyMap<string, RulesDocument | null> | null
  readonly part: { readonly index: number; readonly size: number } | null
  /** The precondition that refused the commit after the rules had allowed it. */
  readonly failure: string | null
  /** Asked for a listener: when it opened, or when an open one lost its right. */
  readonly live: boolean
}

/** Takes entries. */
export interface Recorder {
  /** Whether anything but a denial is of no use, and need not be made. */
  readonly denialsOnly: boolean
  add(entry: JournalEntry): void
}

/** The last requests, as the page shows them. */
export interface Journal extends Recorder {
  /** For the first question about a listener's target, and for those at every later change: only denials are kept. */
  readonly opening: Recorder
  readonly following: Recorder
  /** Entries numbered above `after`, oldest first; numbers rise by one for each entry ever added. */
  since(after: number): readonly { readonly seq: number; readonly entry: JournalEntry }[]
  clear(): void
  /** Calls `listener` at every entry, inside the request: it must only take note. Returns the way to stop it. */
  subscribe(listener: () => void): () => void
}
