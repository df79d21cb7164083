import { parseMask } from '../commit/parseWrite.ts'
import { parseQuery } from '../query/parseQuery.ts'
import { projectDocument } from '../query/projectDocument.ts'
import { documentIn } from '../query/ReadView.ts'
import type { ReadView } from '../query/ReadView.ts'
import { runQuery } from '../query/runQuery.ts'
import { asInteger, asObject, asString } from '../value/asJson.ts'
import { comparePaths } from '../value/comparePaths.ts'
import { documentName, projectOf } from '../value/resourceName.ts'
import { documentToJson } from '../value/toJson.ts'
import { authorizeList } from './authorize.ts'
import type { Context } from './Context.ts'
import type { Json, JsonObject } from './Json.ts'
import { readConsistently } from './readConsistently.ts'
import type { Unary } from './Service.ts'

const defaultPageSize = 100
const mostPerPage = 1000

const parseOrderBy = (text: string): readonly Json[] =>
  text
    .split(',')
    .map(each => each.trim().split(/\s+/))
    .filter(([field]) => field !== undefined && field !== '')
    .map(([fieldPath, direction = 'asc']) => ({
      field: { fieldPath },
      direction: direction.toLowerCase() === 'desc' ? 'DESCENDING' : 'ASCENDING',
    }))

/** The paths in a collection at which there is no document but something below. */
const missingIn = ({ database }: ReadView, collection: string): readonly string[] => {
  const depth = collection.split('/').length + 1
  const found = new Set<string>()
  for (const path of database.collectionPaths())
    if (path.startsWith(`${collection}/`)) found.add(path.split('/').slice(0, depth).join('/'))
  return [...found].filter(path => database.get(path) === null)
}

/** ListDocuments: a collection page by page; `showMissing` adds the names of documents that only have something below. */
export function listDocuments(context: Context): Unary {
  return async (json, { caller }) => {
    const request = asObject(json, 'request')
    const collectionId = asString(request.collectionId, 'collectionId')
    const parent = asString(request.parent, 'parent')
    const offset = Number(Buffer.from(asString(request.pageToken, 'pageToken'), 'base64').toString() || 0)
    const size = Math.min(asInteger(request.pageSize, 'pageSize') || defaultPageSize, mostPerPage)
    const query = {
      ...parseQuery(parent, {
        from: [{ collectionId }],
        orderBy: parseOrderBy(asString(request.orderBy, 'orderBy')),
      }),
      limit: size,
      offset,
    }
    const { view } = await readConsistently(context, query.database, request)
    authorizeList(context, caller, view, { ...query, offset: 0 })
    const mask = parseMask(request.mask)
    const collection = query.parent === '' ? collectionId : `${query.parent}/${collectionId}`
    const all = request.showMissing === true
    const { documents } = runQuery(
      view,
      all ? { ...query, offset: 0, limit: null } : { ...query, limit: size + 1 },
    )
    const paths = documents.map(({ path }) => path)
    const listed = all
      ? [...paths, ...missingIn(view, collection)].sort(comparePaths).slice(offset, offset + size + 1)
      : paths
    const page = listed.slice(0, size).map((path): JsonObject => {
      const name = documentName(query.database, path)
      const document = documentIn(view, path)
      return document === null ? { name } : documentToJson(name, projectDocument(document, mask))
    })
    context.meters.add(projectOf(query.database), { reads: Math.max(1, page.length) })
    const more = listed.length > size
    return {
      documents: page,
      ...(more ? { nextPageToken: Buffer.from(String(offset + size)).toString('base64') } : {}),
    }
  }
}
