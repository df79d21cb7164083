import { parseMask } from '../commit/parseWrite.ts'
import { projectDocument } from '../query/projectDocument.ts'
import { documentIn } from '../query/ReadView.ts'
import { asList, asObject, asString } from '../value/asJson.ts'
import { invalid } from '../value/invalid.ts'
import { documentName, parseDocumentName, projectOf } from '../value/resourceName.ts'
import { formatTimestamp } from '../value/timestamp.ts'
import { documentToJson } from '../value/toJson.ts'
import { documentJson } from '../watch/documentJson.ts'
import { authorizeGet } from './authorize.ts'
import type { Context } from './Context.ts'
import { readConsistently } from './readConsistently.ts'
import type { ServerStream } from './Service.ts'

/** BatchGetDocuments: each document found or missing, in the order asked. */
export function batchGetDocuments(context: Context): ServerStream {
  return async function* (json, { caller }) {
    const request = asObject(json, 'request')
    const name = asString(request.database, 'database')
    const paths = asList(request.documents, 'documents').map(each => {
      const parsed = parseDocumentName(asString(each, 'document'))
      if (parsed.database !== name) throw invalid('A document is not in the database of the request.')
      return parsed.path
    })
    const mask = parseMask(request.mask)
    const { view, readTime, transaction, begun } = await readConsistently(context, name, request, paths)
    authorizeGet(context, caller, view, paths)
    context.meters.add(projectOf(name), { reads: paths.length })
    const time = formatTimestamp(readTime)
    if (begun !== null) yield { transaction: begun, readTime: time }
    for (const path of paths) {
      const document = documentIn(view, path)
      transaction?.documents.set(path, document)
      if (document === null) yield { missing: documentName(name, path), readTime: time }
      else {
        // What a transaction reads is about to change, and so not worth to be kept written out.
        const found =
          mask === null && transaction === null
            ? documentJson(name, document)
            : documentToJson(documentName(name, path), projectDocument(document, mask))
        yield { found, readTime: time }
      }
    }
  }
}
