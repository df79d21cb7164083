import { isStatusError } from '../service/Status.ts'
import type { StatusName } from '../service/Status.ts'

/** The HTTP status of each canonical code (https://cloud.google.com/apis/design/errors#handling_errors). */
const httpCodes: { readonly [name in StatusName]: number } = {
  CANCELLED: 499,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 400,
  ABORTED: 409,
  OUT_OF_RANGE: 400,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
}

/** An error as the wires write it: `code` is the HTTP status. */
export type WireError = {
  readonly code: number
  readonly message: string
  readonly status: StatusName
}

/** What a client is told of `error`. A bug of the server is INTERNAL to the client and a stack trace to stderr. */
export function wireError(error: unknown): WireError {
  if (isStatusError(error)) {
    return { code: httpCodes[error.status], message: error.message, status: error.status }
  }
  console.error(error)
  return { code: 500, message: 'Internal error.', status: 'INTERNAL' }
}
