/** The canonical gRPC status codes by name (https://grpc.io/docs/guides/status-codes/). */
export const statusCodes = {
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const

export type StatusName = keyof typeof statusCodes

/** What a refused RPC throws; every wire turns it into its own kind of error, with the same name and message. */
export interface StatusError extends Error {
  readonly status: StatusName
}

/** Makes the error that ends an RPC with `status`. */
export function statusError(status: StatusName, message: string): StatusError {
  return Object.assign(new Error(message), { name: 'StatusError', status })
}

/** Whether `error` was made by `statusError`; anything else is INTERNAL. */
export function isStatusError(error: unknown): error is StatusError {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'string' &&
    error.status in statusCodes
  )
}
