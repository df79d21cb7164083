import { parseMask } from '../commit/parseWrite.ts'
import { asObject, asString } from '../value/asJson.ts'
import { parseResourceName } from '../value/resourceName.ts'
import type { Context } from './Context.ts'
import type { Unary } from './Service.ts'
import { writeDocument } from './writeDocument.ts'

/** UpdateDocument: replaces a document, or the fields of `updateMask`; creates it when it is missing. */
export function updateDocument(context: Context): Unary {
  return async (json, { caller }) => {
    const request = asObject(json, 'request')
    const { name, fields } = asObject(request.document, 'document')
    const { database } = parseResourceName(asString(name, 'name'))
    return writeDocument(
      context,
      caller,
      database,
      {
        update: { name, fields },
        updateMask: request.updateMask,
        currentDocument: request.currentDocument,
      },
      parseMask(request.mask),
    )
  }
}
