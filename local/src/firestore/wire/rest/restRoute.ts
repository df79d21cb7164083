import type { Json, JsonObject } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'
import type { ServerStreamRpc, UnaryRpc } from '../../service/Service.ts'
import { decodePath } from '../decodePath.ts'
import { queryRequest } from './queryRequest.ts'

/** The RPC that a REST request stands for. */
export type RestRoute =
  | { readonly kind: 'unary'; readonly rpc: UnaryRpc; readonly request: JsonObject }
  | { readonly kind: 'stream'; readonly rpc: ServerStreamRpc; readonly request: JsonObject }

/** `POST …/documents[/parent]:verb`, and which member of the request the path becomes. */
const verbs: {
  readonly [verb: string]: readonly ['unary', UnaryRpc, Target] | readonly ['stream', ServerStreamRpc, Target]
} = {
  batchGet: ['stream', 'BatchGetDocuments', 'database'],
  runQuery: ['stream', 'RunQuery', 'parent'],
  runAggregationQuery: ['stream', 'RunAggregationQuery', 'parent'],
  executePipeline: ['stream', 'ExecutePipeline', 'database'],
  commit: ['unary', 'Commit', 'database'],
  batchWrite: ['unary', 'BatchWrite', 'database'],
  beginTransaction: ['unary', 'BeginTransaction', 'database'],
  rollback: ['unary', 'Rollback', 'database'],
  partitionQuery: ['unary', 'PartitionQuery', 'parent'],
  listCollectionIds: ['unary', 'ListCollectionIds', 'parent'],
}
type Target = 'database' | 'parent'

/** Null when no RPC has such a path. Throws INVALID_ARGUMENT on a body that is no object or a broken path. */
export function restRoute(method: string, url: URL, body: Json): RestRoute | null {
  const parts = /^\/v1\/(projects\/[^/]+\/databases\/[^/:]+)\/documents([/:].*)?$/.exec(url.pathname)
  if (parts === null) return null
  const database = decodePath(parts[1] ?? '')
  const rest = parts[2] ?? ''
  if (!isObject(body)) throw statusError('INVALID_ARGUMENT', 'The body is not a JSON object.')

  const verb = /^(.*):([A-Za-z]+)$/.exec(rest)
  const target = method === 'POST' ? verbs[verb?.[2] ?? ''] : undefined
  if (verb !== null && target !== undefined) {
    const parent = `${database}/documents${decodePath(verb[1] ?? '')}`
    const request = { ...body, ...(target[2] === 'database' ? { database } : { parent }) }
    return target[0] === 'unary'
      ? { kind: 'unary', rpc: target[1], request }
      : { kind: 'stream', rpc: target[1], request }
  }
  return documentRoute(
    method,
    `${database}/documents${decodePath(rest)}`,
    queryRequest(url.searchParams),
    body,
  )
}

function documentRoute(method: string, name: string, query: JsonObject, body: JsonObject): RestRoute | null {
  const depth = name.split('/').length - 5
  if (depth < 1) return null
  const isDocument = depth % 2 === 0
  const slash = name.lastIndexOf('/')
  const collection = { parent: name.slice(0, slash), collectionId: name.slice(slash + 1) }
  const unary = (rpc: UnaryRpc, request: JsonObject): RestRoute => ({ kind: 'unary', rpc, request })
  if (method === 'GET') {
    return isDocument
      ? unary('GetDocument', { ...query, name })
      : unary('ListDocuments', { ...query, ...collection })
  }
  if (method === 'POST' && !isDocument)
    return unary('CreateDocument', { ...query, ...collection, document: body })
  if (method === 'PATCH' && isDocument)
    return unary('UpdateDocument', { ...query, document: { ...body, name } })
  if (method === 'DELETE' && isDocument) return unary('DeleteDocument', { ...query, name })
  return null
}

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
