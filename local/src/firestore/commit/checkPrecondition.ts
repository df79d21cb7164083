import { statusError } from '../service/Status.ts'
import type { StatusError } from '../service/Status.ts'
import type { StoredDocument } from '../value/Value.ts'
import type { Write } from './Write.ts'

/** Why `write` must not be applied to `current`: NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, or `null`. */
export function checkPrecondition(
  { path, precondition }: Pick<Write, 'path' | 'precondition'>,
  current: StoredDocument | null,
): StatusError | null {
  if (precondition === null) return null
  if (precondition.kind === 'exists') {
    if (precondition.exists === (current !== null)) return null
    return precondition.exists
      ? statusError('NOT_FOUND', `No document to update: ${path}`)
      : statusError('ALREADY_EXISTS', `Document already exists: ${path}`)
  }
  if (current === null) return statusError('NOT_FOUND', `No document to update: ${path}`)
  return current.updateTime === precondition.updateTime
    ? null
    : statusError(
        'FAILED_PRECONDITION',
        `The stored version of ${path} does not match the required base version.`,
      )
}
