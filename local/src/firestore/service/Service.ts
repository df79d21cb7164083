import type { Json } from './Json.ts'

/**
 * Who calls. `owner` is the admin SDK (`Authorization: Bearer owner`) and passes every rule; a browser is `user`,
 * with the decoded claims of its token, or `auth: null` when it sent none.
 */
export type Caller = { readonly kind: 'owner' } | { readonly kind: 'user'; readonly auth: Auth | null }

/** `request.auth` of the rules: the token's `sub` and its whole payload. */
export interface Auth {
  readonly uid: string
  readonly token: { readonly [claim: string]: Json }
}

/** What every RPC is told beside its request. */
export interface Call {
  readonly caller: Caller
  /** Fires when the client has gone; streams then stop. */
  readonly signal: AbortSignal
}

/** A request and a response are the proto3 JSON of google.firestore.v1 messages, whatever wire they came by. */
export type Unary = (request: Json, call: Call) => Promise<Json>
export type ServerStream = (request: Json, call: Call) => AsyncIterable<Json>

/** One side of a Listen or Write stream. The server calls `send` and, at most once, `fail`; the wire the rest. */
export interface Duplex {
  /** Requests are handled in the order of these calls. */
  receive(request: Json): void
  /** The client has ended its side or is gone: every target is dropped. */
  end(): void
}
export interface DuplexOut {
  send(response: Json): void
  /** Ends the stream with a StatusError. */
  fail(error: unknown): void
}
export type Bidi = (call: Call, out: DuplexOut) => Duplex

/**
 * The Firestore service, one member per RPC of google.firestore.v1.Firestore. Errors are thrown as StatusError;
 * an RPC that is not carried yet throws UNIMPLEMENTED with its name.
 */
export interface Service {
  readonly unary: { readonly [rpc in UnaryRpc]: Unary }
  readonly serverStream: { readonly [rpc in ServerStreamRpc]: ServerStream }
  readonly bidi: { readonly [rpc in BidiRpc]: Bidi }
}

export type UnaryRpc =
  | 'GetDocument'
  | 'ListDocuments'
  | 'CreateDocument'
  | 'UpdateDocument'
  | 'DeleteDocument'
  | 'Commit'
  | 'BatchWrite'
  | 'BeginTransaction'
  | 'Rollback'
  | 'PartitionQuery'
  | 'ListCollectionIds'
export type ServerStreamRpc = 'BatchGetDocuments' | 'RunQuery' | 'RunAggregationQuery' | 'ExecutePipeline'
export type BidiRpc = 'Listen' | 'Write'
