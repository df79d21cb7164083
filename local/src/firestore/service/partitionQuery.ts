import { parseQuery } from '../query/parseQuery.ts'
import type { Query } from '../query/Query.ts'
import { runQuery } from '../query/runQuery.ts'
import { asInteger, asObject, asString } from '../value/asJson.ts'
import { isNamePath } from '../value/fieldPath.ts'
import { invalid } from '../value/invalid.ts'
import { documentName, projectOf } from '../value/resourceName.ts'
import { authorizeOwner } from './authorize.ts'
import type { Context } from './Context.ts'
import type { JsonObject } from './Json.ts'
import { readConsistently } from './readConsistently.ts'
import type { Unary } from './Service.ts'

const isWholeGroup = ({ parent, collectionId, allDescendants, ...rest }: Query): boolean =>
  parent === '' &&
  collectionId !== null &&
  allDescendants &&
  rest.where === null &&
  rest.startAt === null &&
  rest.endAt === null &&
  rest.limit === null &&
  rest.offset === 0 &&
  rest.orderBy.length === 1 &&
  rest.orderBy.every(({ field, direction }) => isNamePath(field) && direction === 'ASC')

/** `count` names that cut `names` into parts as equal as can be; fewer when there are fewer names. */
const cutPoints = (names: readonly string[], count: number): readonly string[] => {
  const parts = Math.min(count + 1, names.length)
  return Array.from({ length: Math.max(0, parts - 1) }, (_, at) => {
    return names[Math.floor(((at + 1) * names.length) / parts)] ?? ''
  })
}

/**
 * PartitionQuery: up to `partitionCount` cursors that cut a collection group, in the order of names, into parts of
 * the same size. Anything but a whole group ordered by name is INVALID_ARGUMENT.
 */
export function partitionQuery(context: Context): Unary {
  return async (json, { caller }) => {
    authorizeOwner(caller)
    const request = asObject(json, 'request')
    const query = parseQuery(asString(request.parent, 'parent'), request.structuredQuery)
    if (!isWholeGroup(query))
      throw invalid('Only a query of all descendants, ordered by name and nothing else, can be partitioned.')
    const count = asInteger(request.partitionCount, 'partitionCount') ?? 0
    if (count <= 0) throw invalid('partitionCount must be positive.')
    const offset = Number(Buffer.from(asString(request.pageToken, 'pageToken'), 'base64').toString() || 0)
    const size = asInteger(request.pageSize, 'pageSize') || count

    const { view } = await readConsistently(context, query.database, request)
    const names = runQuery(view, query).documents.map(({ path }) => documentName(query.database, path))
    const points = cutPoints(names, count)
    const partitions = points
      .slice(offset, offset + size)
      .map((name): JsonObject => ({ values: [{ referenceValue: name }], before: true }))
    context.meters.add(projectOf(query.database), { reads: Math.max(1, partitions.length) })
    const more = offset + size < points.length
    return {
      partitions,
      ...(more ? { nextPageToken: Buffer.from(String(offset + size)).toString('base64') } : {}),
    }
  }
}
