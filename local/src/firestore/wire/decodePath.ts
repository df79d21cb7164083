import { statusError } from '../service/Status.ts'

/** Undoes the URL encoding of every segment of a path; throws INVALID_ARGUMENT when it is broken. */
export function decodePath(path: string): string {
  try {
    return path.split('/').map(decodeURIComponent).join('/')
  } catch {
    throw statusError('INVALID_ARGUMENT', 'The path is not URL-encoded.')
  }
}
