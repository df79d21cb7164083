import type { JsonObject } from '../service/Json.ts'
import type { Database } from '../storage/createDatabase.ts'
import { compareStrings } from '../value/compareStrings.ts'

const most = 1000

/** The collections right below `parent` (`''` for the root), with how many documents are in each. */
export function collectionList(database: Database, parent: string): readonly JsonObject[] {
  const prefix = parent === '' ? '' : `${parent}/`
  const ids = new Set<string>()
  for (const path of database.collectionPaths())
    if (path.startsWith(prefix)) ids.add(path.slice(prefix.length).split('/', 1)[0] ?? '')
  return [...ids]
    .sort(compareStrings)
    .slice(0, most)
    .map(id => ({ id, path: `${prefix}${id}`, documents: database.collection(`${prefix}${id}`).size }))
}
