import { lastSegment, parentPath } from '../value/resourceName.ts'

/**
 * A set of documents that indexes are kept for: `c:{path}` is one collection, `g:{id}` all collections of that id,
 * `*` the whole database.
 */
export type Scope = `c:${string}` | `g:${string}` | '*'

/** The scopes that the document at `path` is in. */
export function scopesOf(path: string): readonly Scope[] {
  const collection = parentPath(path)
  return [`c:${collection}`, `g:${lastSegment(collection)}`, '*']
}
