import { randomBytes } from 'node:crypto'
import { parseMask } from '../commit/parseWrite.ts'
import { asObject, asString } from '../value/asJson.ts'
import { parseResourceName } from '../value/resourceName.ts'
import type { Context } from './Context.ts'
import { writeDocument } from './writeDocument.ts'
import type { Unary } from './Service.ts'

/** CreateDocument: a new document, with an id made up when none is given; ALREADY_EXISTS when it is there. */
export function createDocument(context: Context): Unary {
  return async (json, { caller }) => {
    const request = asObject(json, 'request')
    const parent = asString(request.parent, 'parent')
    const id = asString(request.documentId, 'documentId') || randomBytes(15).toString('base64url')
    const base = parent.includes('/documents') ? parent : `${parent}/documents`
    const name = `${base}/${asString(request.collectionId, 'collectionId')}/${id}`
    const { database } = parseResourceName(name)
    return writeDocument(
      context,
      caller,
      database,
      {
        update: { name, fields: asObject(request.document, 'document').fields },
        currentDocument: { exists: false },
      },
      parseMask(request.mask),
    )
  }
}
