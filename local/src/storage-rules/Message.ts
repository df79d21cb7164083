import type { Json, JsonObject } from '../firestore/service/Json.ts'

/** What the Firebase CLI writes to the runtime, one JSON object per line. */
export interface LoadRuleset {
  readonly action: 'load_ruleset'
  readonly id: number
  readonly context: {
    readonly rulesetName: string
    readonly source: { readonly files: readonly { readonly name: string; readonly content: string }[] }
  }
}
export interface Verify {
  readonly action: 'verify'
  readonly id: number
  readonly context: {
    readonly rulesetName: string
    readonly path: string
    readonly method: string
    readonly variables: { readonly resource?: Json; readonly request?: Json }
  }
}
/** The answer to a `fetch_firestore_document`; its id is that of the verify which asked. */
export interface FetchedDocument {
  readonly action?: undefined
  readonly id: number
  readonly status: string
  readonly result?: { readonly name?: string; readonly fields?: JsonObject }
}
export type Incoming = LoadRuleset | Verify | FetchedDocument

/** What the runtime writes. `status` is always ok: the CLI never settles a request that is answered otherwise. */
export interface Answer {
  readonly id: number
  readonly status: 'ok'
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly result?: { readonly rulesVersion: number } | { readonly permit: boolean }
}
export interface FetchDocument {
  readonly server_request_id: number
  readonly action: 'fetch_firestore_document'
  readonly status: 'ok'
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  readonly context: { readonly path: string }
}
export type Outgoing = Answer | FetchDocument
