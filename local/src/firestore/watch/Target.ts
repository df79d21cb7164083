import type { Query } from '../query/Query.ts'
import type { StatusError } from '../service/Status.ts'

/** What a client asks to follow. */
export interface TargetRequest {
  readonly id: number
  readonly what:
    | { readonly kind: 'query'; readonly query: Query; readonly key: string }
    | { readonly kind: 'documents'; readonly paths: readonly string[] }
  /** The instant up to which the client knows the result; `null` when it starts afresh. */
  readonly since: bigint | null
  /** Whether the client resumes at all: then it has to forget what it has when `since` is of no use. */
  readonly resumes: boolean
  /** Ends by itself after the first snapshot. */
  readonly once: boolean
  /** Why the client may not follow it, as things are now; `null` when it may. */
  check(): StatusError | null
}

/** A target being followed. */
export interface Target {
  readonly id: number
  check(): StatusError | null
}
