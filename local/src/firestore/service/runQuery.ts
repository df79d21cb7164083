import { parseQuery } from '../query/parseQuery.ts'
import { projectDocument } from '../query/projectDocument.ts'
import { runQuery as find } from '../query/runQuery.ts'
import { asObject, asString } from '../value/asJson.ts'
import { documentName, projectOf } from '../value/resourceName.ts'
import { formatTimestamp } from '../value/timestamp.ts'
import { documentToJson } from '../value/toJson.ts'
import { documentJson } from '../watch/documentJson.ts'
import { authorizeList } from './authorize.ts'
import type { Context } from './Context.ts'
import { readConsistently } from './readConsistently.ts'
import { refuseFindNearest } from './refuseFindNearest.ts'
import type { ServerStream } from './Service.ts'

/** RunQuery: the documents in order; an empty result is one response with its read time. */
export function runQuery(context: Context): ServerStream {
  return async function* (json, { caller }) {
    const request = asObject(json, 'request')
    refuseFindNearest(request.structuredQuery)
    const query = parseQuery(asString(request.parent, 'parent'), request.structuredQuery)
    const { view, readTime, transaction, begun } = await readConsistently(context, query.database, request)
    authorizeList(context, caller, view, query)
    const { documents, skipped } = find(view, query)
    transaction?.queries.push({ query, documents })
    context.meters.add(projectOf(query.database), { reads: Math.max(1, documents.length + skipped) })
    const time = formatTimestamp(readTime)
    if (begun !== null) yield { transaction: begun, readTime: time }
    if (skipped > 0) yield { skippedResults: skipped, readTime: time }
    if (documents.length === 0) yield { readTime: time }
    for (const document of documents)
      yield {
        document:
          query.select === null
            ? documentJson(query.database, document)
            : documentToJson(
                documentName(query.database, document.path),
                projectDocument(document, query.select),
              ),
        readTime: time,
      }
  }
}
