/** What breaks a whole connection off: the other side does not speak HTTP/2 as RFC 9113 has it. */
export interface ConnectionError extends Error {
  /** One of `errorCodes`. */
  readonly http2Code: number
}

/** Makes the error that ends a connection with `http2Code`. */
export function connectionError(http2Code: number, message: string): ConnectionError {
  return Object.assign(new Error(message), { name: 'ConnectionError', http2Code })
}

/** Whether `error` was made by `connectionError`. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return error instanceof Error && 'http2Code' in error
}
