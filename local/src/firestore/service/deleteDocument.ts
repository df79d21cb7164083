import { asObject, asString } from '../value/asJson.ts'
import { parseResourceName } from '../value/resourceName.ts'
import { commitWrites } from './commitWrites.ts'
import type { Context } from './Context.ts'
import type { Unary } from './Service.ts'

/** DeleteDocument: no error when it is missing, unless a precondition says so. */
export function deleteDocument(context: Context): Unary {
  return async (json, { caller }) => {
    const { name: rawName, currentDocument } = asObject(json, 'request')
    const name = asString(rawName, 'name')
    const { database } = parseResourceName(name)
    commitWrites(context, caller, database, [{ delete: name, currentDocument }])
    return {}
  }
}
