import { parseMask } from '../commit/parseWrite.ts'
import { projectDocument } from '../query/projectDocument.ts'
import { documentIn } from '../query/ReadView.ts'
import { asObject, asString } from '../value/asJson.ts'
import { parseDocumentName, projectOf } from '../value/resourceName.ts'
import { documentToJson } from '../value/toJson.ts'
import { authorizeGet } from './authorize.ts'
import type { Context } from './Context.ts'
import { readConsistently } from './readConsistently.ts'
import type { Unary } from './Service.ts'
import { statusError } from './Status.ts'

/** GetDocument: one document, or NOT_FOUND. */
export function getDocument(context: Context): Unary {
  return async (json, { caller }) => {
    const request = asObject(json, 'request')
    const name = asString(request.name, 'name')
    const { database, path } = parseDocumentName(name)
    const { view, transaction } = await readConsistently(context, database, request, [path])
    authorizeGet(context, caller, view, [path])
    context.meters.add(projectOf(database), { reads: 1 })
    const document = documentIn(view, path)
    transaction?.documents.set(path, document)
    if (document === null) throw statusError('NOT_FOUND', `Document "${name}" not found.`)
    return documentToJson(name, projectDocument(document, parseMask(request.mask)))
  }
}
