/** The database cannot answer now; the same call may succeed later. */
const transient = new Set([1, 2, 4, 8, 10, 13, 14, 16])

/** gRPC's code of an error, if it has one. */
export const grpcCodeOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? error.code
    : undefined

/** Whether an error says that the database is unreachable, overloaded or contended, and not that the write is wrong. */
export const isUnavailable = (error: unknown): boolean => transient.has(grpcCodeOf(error) ?? -1)

/** ALREADY_EXISTS: a create of a document that is there. */
export const isDuplicate = (error: unknown): boolean => grpcCodeOf(error) === 6

/** NOT_FOUND: an update of a document that is not there. */
export const isMissing = (error: unknown): boolean => grpcCodeOf(error) === 5
