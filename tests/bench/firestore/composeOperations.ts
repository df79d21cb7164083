import type { JsonObject } from '../../../local/src/firestore/service/Json.ts'
import { byteReader } from '../../../local/src/firestore/wire/grpc/byteReader.ts'
import { encodeMessage } from '../../../local/src/firestore/wire/grpc/encodeMessage.ts'
import { loadShapes } from '../../../local/src/firestore/wire/grpc/loadShapes.ts'
import { frameRequest } from './openFrames.ts'
import type { FramedRequest, Frames } from './openFrames.ts'
import { PROJECT } from './startServer.ts'

const DATABASE = `projects/${PROJECT}/databases/(default)`
const PARENT = `${DATABASE}/documents`
const DOCUMENTS = 500
/** Field numbers of google/firestore/v1/firestore.proto. */
const TRANSACTION_OF_BATCH_GET = 3
const TRANSACTION_OF_COMMIT = 3

/** Something to do, and how often for a figure of it alone and of many at once. */
export interface Operation {
  readonly what: string
  readonly alone: number
  readonly together: number
  readonly inFlight: number
  run(index: number): Promise<unknown>
}

/** Sets, gets, transactions and a query over one collection. Sets come first: they leave what the others read. */
export function composeOperations(frames: Frames, collection: string): readonly Operation[] {
  const name = (index: number) => `${PARENT}/${collection}/${index}`
  // Each round over the documents writes the other of two versions: a set that changes nothing would be cheaper.
  const versionOf = (by: number) => inTurn(index => encode('Commit', commitOf(name(index), index + by)))
  const versions = [versionOf(0), versionOf(1)] as const
  let written = 0
  const nextVersion = (index: number) => versions[Math.floor(written++ / DOCUMENTS) % 2 === 0 ? 0 : 1](index)
  const read = (index: number) => ({ database: DATABASE, documents: [name(index)] })
  const gets = inTurn(index => request('BatchGetDocuments', read(index)))
  const begins = inTurn(index =>
    request('BatchGetDocuments', { ...read(index), newTransaction: { readWrite: {} } }),
  )
  const page = request('RunQuery', { parent: PARENT, structuredQuery: pageOf(collection) })
  const transact = async (index: number) => {
    const [first] = await frames.ask(begins(index))
    if (first === undefined) throw new Error('no transaction')
    const commit = Buffer.concat([nextVersion(index), transactionOf(first)])
    return frames.ask(frameRequest('Commit', commit))
  }
  const many = { alone: 400, together: 4000, inFlight: 50 }
  return [
    { ...many, what: 'set', run: index => frames.ask(frameRequest('Commit', nextVersion(index))) },
    { ...many, what: 'get', run: index => frames.ask(gets(index)) },
    { ...many, what: 'transaction of a get and a set', alone: 200, together: 2000, run: transact },
    { what: 'query for 30 of 500', alone: 60, together: 300, inFlight: 10, run: () => frames.ask(page) },
  ]
}

/** One of each document, made now, and given out round by round. */
function inTurn<T>(compose: (index: number) => T): (index: number) => T {
  const all = Array.from({ length: DOCUMENTS }, (_, index) => compose(index))
  return index => all[index % DOCUMENTS] as T
}

const shapes = loadShapes()
const encode = (rpc: string, json: JsonObject) =>
  encodeMessage(shapes(`google.firestore.v1.${rpc}Request`), json)
const request = (rpc: string, json: JsonObject): FramedRequest => frameRequest(rpc, encode(rpc, json))

/** Stores a document like `composeRow`. */
function commitOf(name: string, index: number): JsonObject {
  const at = { integerValue: String(index) }
  const last = {
    text: { stringValue: 'When does the next lesson start?' },
    direction: { stringValue: 'in' },
    at,
  }
  const fields = {
    name: { stringValue: `Person ${index}` },
    state: { stringValue: index % 4 < 2 ? 'open' : 'closed' },
    at,
    unread: { integerValue: String(index % 7) },
    labels: { arrayValue: { values: [{ stringValue: 'a' }, { stringValue: 'b' }] } },
    last: { mapValue: { fields: last } },
  }
  return { database: DATABASE, writes: [{ update: { name, fields } }] }
}

const pageOf = (collectionId: string): JsonObject => ({
  from: [{ collectionId }],
  where: {
    fieldFilter: { field: { fieldPath: 'state' }, op: 'EQUAL', value: { stringValue: 'open' } },
  },
  orderBy: [
    { field: { fieldPath: 'at' }, direction: 'DESCENDING' },
    { field: { fieldPath: '__name__' }, direction: 'DESCENDING' },
  ],
  limit: 30,
})

/** The id of the transaction that a read began, as bytes to be put behind those of a commit. */
function transactionOf(answer: Buffer): Buffer {
  const reader = byteReader(answer)
  while (reader.more()) {
    const tag = reader.tag()
    if (tag !== TRANSACTION_OF_BATCH_GET * 8 + 2) {
      reader.skip(tag % 8)
      continue
    }
    const id = reader.delimited()
    return Buffer.concat([Buffer.from([TRANSACTION_OF_COMMIT * 8 + 2, id.length]), id])
  }
  throw new Error('the answer names no transaction')
}
