import { asInteger, asObject, asString } from '../value/asJson.ts'
import { compareStrings } from '../value/compareStrings.ts'
import { parseResourceName } from '../value/resourceName.ts'
import { authorizeOwner } from './authorize.ts'
import type { Context } from './Context.ts'
import type { Unary } from './Service.ts'

/** ListCollectionIds: the collections right below a document or the root, page by page. */
export function listCollectionIds(context: Context): Unary {
  return async (json, { caller }) => {
    authorizeOwner(caller)
    const request = asObject(json, 'request')
    const { database, path } = parseResourceName(asString(request.parent, 'parent'))
    const prefix = path === '' ? '' : `${path}/`
    const found = new Set<string>()
    for (const collection of context.store.databases.get(database).collectionPaths())
      if (collection.startsWith(prefix)) found.add(collection.slice(prefix.length).split('/')[0] ?? '')
    const offset = Number(Buffer.from(asString(request.pageToken, 'pageToken'), 'base64').toString() || 0)
    const size = asInteger(request.pageSize, 'pageSize') || found.size
    const collectionIds = [...found].sort(compareStrings).slice(offset, offset + size)
    return offset + size < found.size
      ? { collectionIds, nextPageToken: Buffer.from(String(offset + size)).toString('base64') }
      : { collectionIds }
  }
}
