import { createFirestore } from './createFirestore.ts'
import type { Firestore, FirestoreOptions } from './Firestore.ts'
import type { Json, JsonObject } from './Json.ts'
import type { Caller, Duplex } from './Service.ts'

/** What tests of the service speak through: one database of one Firestore. */
export interface TestFirestore {
  readonly firestore: Firestore
  readonly database: string
  name(path: string): string
  commit(writes: readonly Json[], caller?: Caller, transaction?: string): Promise<JsonObject>
  /** Replaces the document at `path`. */
  set(path: string, fields: JsonObject, caller?: Caller): Promise<JsonObject>
  /** The paths that a query below the root answers. */
  query(structuredQuery: JsonObject, caller?: Caller): Promise<readonly string[]>
  get(paths: readonly string[], rest?: JsonObject, caller?: Caller): Promise<readonly JsonObject[]>
  /** A Listen stream with all it was told; `take` empties the list. */
  listen(caller?: Caller): { readonly stream: Duplex; take(): JsonObject[]; readonly failures: unknown[] }
}

const owner: Caller = { kind: 'owner' }

/** A signed-in browser. */
export function userCaller(uid: string, claims: JsonObject = {}): Caller {
  return { kind: 'user', auth: { uid, token: { sub: uid, ...claims } as { [claim: string]: Json } } }
}

/** Opens a Firestore for a test; the test closes it. */
export async function testFirestore(options?: FirestoreOptions): Promise<TestFirestore> {
  const firestore = await createFirestore(options)
  const database = 'projects/demo-test/databases/(default)'
  const { unary, serverStream, bidi } = firestore.service
  const call = (caller: Caller) => ({ caller, signal: new AbortController().signal })
  const name = (path: string) => `${database}/documents/${path}`
  const collect = async (stream: AsyncIterable<Json>) => {
    const all: JsonObject[] = []
    for await (const each of stream) all.push(each as JsonObject)
    return all
  }
  const commit: TestFirestore['commit'] = async (writes, caller = owner, transaction = '') =>
    (await unary.Commit({ database, writes, transaction }, call(caller))) as JsonObject
  return {
    firestore,
    database,
    name,
    commit,
    set: (path, fields, caller) => commit([{ update: { name: name(path), fields } }], caller),
    query: async (structuredQuery, caller = owner) => {
      const found = await collect(
        serverStream.RunQuery({ parent: `${database}/documents`, structuredQuery }, call(caller)),
      )
      return found.flatMap(({ document }) =>
        document === undefined ? [] : String((document as JsonObject).name).slice(name('').length),
      )
    },
    get: (paths, rest = {}, caller = owner) =>
      collect(
        serverStream.BatchGetDocuments({ database, documents: paths.map(name), ...rest }, call(caller)),
      ),
    listen: (caller = owner) => {
      const told: JsonObject[] = []
      const failures: unknown[] = []
      const stream = bidi.Listen(call(caller), {
        send: response => told.push(response as JsonObject),
        fail: error => failures.push(error),
      })
      return { stream, failures, take: () => told.splice(0) }
    },
  }
}
