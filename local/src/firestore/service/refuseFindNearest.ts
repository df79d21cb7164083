import { asObject } from '../value/asJson.ts'
import type { Json } from './Json.ts'
import { statusError } from './Status.ts'

/** Throws UNIMPLEMENTED for a query by vector distance. */
export function refuseFindNearest(structuredQuery: Json | undefined): void {
  if (asObject(structuredQuery, 'structuredQuery').findNearest !== undefined)
    throw statusError('UNIMPLEMENTED', 'FindNearest is not implemented.')
}
