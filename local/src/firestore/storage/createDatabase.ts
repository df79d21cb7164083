import { lastSegment, parentPath } from '../value/resourceName.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import { createHistory } from './createHistory.ts'
import type { Change, History } from './createHistory.ts'
import { createIndex, indexKey } from './createIndex.ts'
import type { Index, IndexDefinition } from './createIndex.ts'
import { scopesOf } from './Scope.ts'
import type { Scope } from './Scope.ts'

/** The documents of one database with their indexes. Everybody reads; only `commit` and the start call `apply`. */
export interface Database {
  readonly name: DatabaseName
  readonly history: History
  get(path: string): StoredDocument | null
  documents(): Iterable<StoredDocument>
  /** How many documents there are. */
  readonly size: number
  /** The documents of one collection, unsorted. */
  collection(path: string): ReadonlyMap<string, StoredDocument>
  /** The paths of all collections with documents in them. */
  collectionPaths(): Iterable<string>
  /** The index of `scope` with this definition: built at its first use and kept by every commit after, for as long as there are documents and no more than 200 others are in use. */
  index(scope: Scope, definition: IndexDefinition): Index
  apply(time: bigint, changes: readonly Change[]): void
}

/** So many indexes of one scope are kept; a program has a handful. */
const mostIndexes = 200

const none: ReadonlyMap<string, StoredDocument> = new Map()

/** Makes a database that is empty at `start`. */
export function createDatabase(name: DatabaseName, start: bigint): Database {
  const documents = new Map<string, StoredDocument>()
  const collections = new Map<string, Map<string, StoredDocument>>()
  const groups = new Map<string, Set<string>>()
  const indexes = new Map<Scope, Map<string, Index>>()
  const history = createHistory(start)

  const collectionOf = (path: string): Map<string, StoredDocument> => {
    const collection = parentPath(path)
    let found = collections.get(collection)
    if (found === undefined) {
      found = new Map()
      collections.set(collection, found)
      const id = lastSegment(collection)
      groups.set(id, (groups.get(id) ?? new Set()).add(collection))
    }
    return found
  }
  const put = (path: string, document: StoredDocument | null): void => {
    const collection = collectionOf(path)
    if (document !== null) {
      documents.set(path, document)
      collection.set(path, document)
      return
    }
    documents.delete(path)
    collection.delete(path)
    if (collection.size > 0) return
    collections.delete(parentPath(path))
    const id = lastSegment(parentPath(path))
    const group = groups.get(id)
    group?.delete(parentPath(path))
    if (group?.size === 0) groups.delete(id)
  }
  const documentsIn = function* (scope: Scope): Iterable<StoredDocument> {
    if (scope === '*') yield* documents.values()
    else if (scope.startsWith('c:')) yield* (collections.get(scope.slice(2)) ?? none).values()
    else for (const path of groups.get(scope.slice(2)) ?? []) yield* (collections.get(path) ?? none).values()
  }
  const isEmpty = (scope: Scope): boolean => {
    if (scope === '*') return documents.size === 0
    return scope.startsWith('c:') ? !collections.has(scope.slice(2)) : !groups.has(scope.slice(2))
  }
  return {
    name,
    history,
    get: path => documents.get(path) ?? null,
    documents: () => documents.values(),
    get size() {
      return documents.size
    },
    collection: path => collections.get(path) ?? none,
    collectionPaths: () => collections.keys(),
    index: (scope, definition) => {
      // A question about what is not there must leave nothing behind.
      if (isEmpty(scope)) return createIndex(definition, [])
      const ofScope = indexes.get(scope) ?? new Map<string, Index>()
      indexes.set(scope, ofScope)
      const key = indexKey(definition)
      const index = ofScope.get(key) ?? createIndex(definition, documentsIn(scope))
      // The one that was asked last stands last.
      ofScope.delete(key)
      ofScope.set(key, index)
      const [oldest] = ofScope.size > mostIndexes ? ofScope.keys() : []
      if (oldest !== undefined) ofScope.delete(oldest)
      return index
    },
    apply: (time, changes) => {
      for (const { path, before, after } of changes) {
        put(path, after)
        for (const scope of scopesOf(path)) {
          const ofScope = indexes.get(scope)
          if (ofScope === undefined) continue
          if (after === null && isEmpty(scope)) indexes.delete(scope)
          else for (const index of ofScope.values()) index.apply(before, after)
        }
      }
      history.add({ time, changes })
    },
  }
}
