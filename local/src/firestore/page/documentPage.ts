import type { JsonObject } from '../service/Json.ts'
import type { Database } from '../storage/createDatabase.ts'
import { comparePaths } from '../value/comparePaths.ts'
import { lastSegment } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import { formatValue } from './formatValue.ts'

export interface PageRequest {
  readonly collection: string
  /** The document id that the page begins after; `''` for the first page. */
  readonly after: string
  /** Only ids that begin so. */
  readonly prefix: string
  readonly size: number
}

/**
 * One page of a collection in the order of the ids, missing documents with something below them included. No index
 * is built for it: the page must leave no trace in what a later commit has to keep up.
 */
export function documentPage(database: Database, request: PageRequest): JsonObject {
  const { collection, after, prefix, size } = request
  const stored = database.collection(collection)
  const from = after === '' ? null : `${collection}/${after}`
  const start = `${collection}/${prefix}`
  const wanted = (path: string): boolean =>
    path.startsWith(start) && (from === null || comparePaths(path, from) > 0)
  const found = smallest(candidates(database, collection, stored), size + 1, wanted)
  const page = found.slice(0, size)
  return {
    total: stored.size,
    documents: page.map(path => documentRow(path, stored.get(path) ?? null)),
    next: found.length > size ? lastSegment(page.at(-1) ?? '') : null,
  }
}

const documentRow = (path: string, document: StoredDocument | null): JsonObject => ({
  id: lastSegment(path),
  missing: document === null,
  preview: document === null ? '' : previewOf(document),
})

function* candidates(
  database: Database,
  collection: string,
  stored: ReadonlyMap<string, StoredDocument>,
): Iterable<string> {
  yield* stored.keys()
  const missing = new Set<string>()
  for (const path of database.collectionPaths()) {
    if (!path.startsWith(`${collection}/`)) continue
    const id = path.slice(collection.length + 1).split('/', 1)[0] ?? ''
    const document = `${collection}/${id}`
    if (!stored.has(document)) missing.add(document)
  }
  yield* missing
}

/** The first `count` of the wanted paths in order, without sorting all of them. */
const smallest = (
  paths: Iterable<string>,
  count: number,
  wanted: (path: string) => boolean,
): readonly string[] => {
  let kept: string[] = []
  let bound: string | null = null
  const cut = (): void => {
    kept = kept.sort(comparePaths).slice(0, count)
    bound = kept.length < count ? null : (kept.at(-1) ?? null)
  }
  for (const path of paths) {
    if (!wanted(path) || (bound !== null && comparePaths(path, bound) >= 0)) continue
    kept.push(path)
    if (kept.length >= count * 8) cut()
  }
  cut()
  return kept
}

const untelling = new Set(['schema'])
const telling = ['name', 'title', 'text', 'email', 'label', 'kind', 'state']

/** The fields that most likely say what the document is, in one line. */
const previewOf = ({ fields }: StoredDocument): string => {
  const plain = [...fields].filter(
    ([name, value]) => value.kind !== 'map' && value.kind !== 'array' && !untelling.has(name),
  )
  const rank = (name: string): number => (telling.indexOf(name) + telling.length + 1) % (telling.length + 1)
  return plain
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, 3)
    .map(([name, value]) => `${name}: ${formatValue(value)}`)
    .join(' · ')
}
