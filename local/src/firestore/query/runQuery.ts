import type { Database } from '../storage/createDatabase.ts'
import { ascending, descending } from '../storage/sortedChunks.ts'
import type { StoredDocument } from '../value/Value.ts'
import { compareDocuments } from './compareDocuments.ts'
import { matchesQuery } from './matchesQuery.ts'
import { planQuery } from './planQuery.ts'
import type { Scan } from './planQuery.ts'
import type { Query } from './Query.ts'
import type { ReadView } from './ReadView.ts'

const scanned = function* (database: Database, scan: Scan): Iterable<StoredDocument> {
  if (scan.kind === 'document') {
    const document = database.get(scan.path)
    if (document !== null) yield document
    return
  }
  const documents = database.index(scan.scope, scan.definition).documents(scan.element)
  const found = scan.reverse ? descending(documents, scan.isBefore) : ascending(documents, scan.isBefore)
  for (const document of found) {
    if (scan.isPast(document)) return
    yield document
  }
}

const filtered = function* (
  documents: Iterable<StoredDocument>,
  test: (document: StoredDocument) => boolean,
) {
  for (const document of documents) if (test(document)) yield document
}

/** Merges sorted streams into one without repetitions. */
const merged = function* (
  query: Query,
  streams: readonly Iterable<StoredDocument>[],
): Iterable<StoredDocument> {
  const heads: { document: StoredDocument; rest: Iterator<StoredDocument> }[] = []
  for (const stream of streams) {
    const rest = stream[Symbol.iterator]()
    const { done, value } = rest.next()
    if (done !== true) heads.push({ document: value as StoredDocument, rest })
  }
  let last: StoredDocument | null = null
  while (heads.length > 0) {
    let least = 0
    for (let at = 1; at < heads.length; at += 1) {
      const [a, b] = [heads[at], heads[least]]
      if (a !== undefined && b !== undefined && compareDocuments(query, a.document, b.document) < 0)
        least = at
    }
    const head = heads[least]
    if (head === undefined) return
    if (head.document !== last) yield head.document
    last = head.document
    const { done, value } = head.rest.next()
    if (done === true) heads.splice(least, 1)
    else head.document = value as StoredDocument
  }
}

/** The matches of `query` in order, its offset and limit aside; lazily, so that only what is taken is looked for. */
export function* matchesIn({ database, past }: ReadView, query: Query): Iterable<StoredDocument> {
  const streams = planQuery(query).map(scan =>
    filtered(scanned(database, scan), each => !past.has(each.path) && matchesQuery(query, each)),
  )
  if (past.size > 0) {
    const restored = [...past.values()].filter(each => each !== null)
    streams.push(
      (function* () {
        yield* restored
          .filter(each => matchesQuery(query, each))
          .sort((a, b) => compareDocuments(query, a, b))
      })(),
    )
  }
  const [only] = streams
  yield* streams.length === 1 && only !== undefined ? only : merged(query, streams)
}

/** The result of `query`; `skipped` counts the matches that the offset left out, which are billed as well. */
export function runQuery(
  view: ReadView,
  query: Query,
): { documents: readonly StoredDocument[]; skipped: number } {
  const documents: StoredDocument[] = []
  let skipped = 0
  if (query.limit === 0) return { documents, skipped }
  for (const document of matchesIn(view, query)) {
    if (skipped < query.offset) {
      skipped += 1
      continue
    }
    documents.push(document)
    if (documents.length === query.limit) break
  }
  return { documents, skipped }
}
