import { statusError } from '../service/Status.ts'
import type { StatusError } from '../service/Status.ts'

/** The INVALID_ARGUMENT that ends a request the server cannot read. */
export function invalid(message: string): StatusError {
  return statusError('INVALID_ARGUMENT', message)
}
