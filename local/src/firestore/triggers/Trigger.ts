/** What happened to a document, as function triggers name it; `written` is any of the others. */
export type ChangeKind = 'created' | 'updated' | 'deleted' | 'written'

/** A background function that asked to be told of changes. */
export interface Trigger {
  /** `{region}-{functionName}-{generation}`: the functions emulator's name for it. */
  readonly key: string
  readonly project: string
  /** A database id: `(default)`. */
  readonly database: string
  readonly change: ChangeKind
  /** The path below `…/documents/`, with `{name}`, `{name=**}` or plain segments. */
  readonly pattern: string
  /** v1 functions are called with a JSON event of their own, v2 functions with a CloudEvent. */
  readonly generation: 1 | 2
  /** The registered name of the event; it goes back into every event. */
  readonly eventType: string
}
