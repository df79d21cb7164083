import { aggregate, findAggregated, parseAggregations } from '../query/aggregate.ts'
import { parseQuery } from '../query/parseQuery.ts'
import { asObject, asString } from '../value/asJson.ts'
import { projectOf } from '../value/resourceName.ts'
import { formatTimestamp } from '../value/timestamp.ts'
import { valueToJson } from '../value/toJson.ts'
import { authorizeList } from './authorize.ts'
import type { Context } from './Context.ts'
import { readConsistently } from './readConsistently.ts'
import { refuseFindNearest } from './refuseFindNearest.ts'
import type { ServerStream } from './Service.ts'

// Firestore bills one read for every 1,000 index entries that an aggregation meets.
const entriesPerRead = 1000

/** RunAggregationQuery: one response with a value per alias. */
export function runAggregationQuery(context: Context): ServerStream {
  return async function* (json, { caller }) {
    const request = asObject(json, 'request')
    const { structuredQuery, aggregations: rawAggregations } = asObject(
      request.structuredAggregationQuery,
      'query',
    )
    refuseFindNearest(structuredQuery)
    const query = parseQuery(asString(request.parent, 'parent'), structuredQuery)
    const aggregations = parseAggregations(rawAggregations)
    const { view, readTime, transaction, begun } = await readConsistently(context, query.database, request)
    authorizeList(context, caller, view, query)
    const { found, documents } = findAggregated(view, query, aggregations)
    transaction?.queries.push({ query: found.query, documents: found.documents })
    const reads = Math.max(1, Math.ceil((found.documents.length + found.skipped) / entriesPerRead))
    context.meters.add(projectOf(query.database), { reads })
    const values = aggregations.map(each => [each.alias, valueToJson(aggregate(each, documents))] as const)
    yield {
      ...(begun === null ? {} : { transaction: begun }),
      result: { aggregateFields: Object.fromEntries(values) },
      readTime: formatTimestamp(readTime),
    }
  }
}
