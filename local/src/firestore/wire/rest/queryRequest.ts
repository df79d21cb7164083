import type { Json, JsonObject } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'

/** The members of the GET, POST, PATCH and DELETE requests that travel in the URL, and how to read them. */
const members: { readonly [name: string]: (values: readonly string[]) => Json } = {
  'mask.fieldPaths': values => values,
  'updateMask.fieldPaths': values => values,
  'currentDocument.exists': ([value]) => value === 'true',
  'currentDocument.updateTime': ([value]) => value ?? '',
  documentId: ([value]) => value ?? '',
  pageSize: ([value]) => integer(value),
  pageToken: ([value]) => value ?? '',
  orderBy: ([value]) => value ?? '',
  showMissing: ([value]) => value === 'true',
  transaction: ([value]) => value ?? '',
  readTime: ([value]) => value ?? '',
}

/** The part of a request that the query parameters hold: `mask.fieldPaths=a` ⇒ `{mask: {fieldPaths: ['a']}}`. */
export function queryRequest(parameters: URLSearchParams): JsonObject {
  const request: { [name: string]: Json } = {}
  for (const [name, read] of Object.entries(members)) {
    if (!parameters.has(name)) continue
    const value = read(parameters.getAll(name))
    const [outer = name, inner] = name.split('.')
    request[outer] = inner === undefined ? value : { [inner]: value }
  }
  return request
}

function integer(value: string | undefined): Json {
  const number = Number(value)
  if (!Number.isInteger(number))
    throw statusError('INVALID_ARGUMENT', 'A query parameter is not a whole number.')
  return number
}
