import { HttpsError } from 'firebase-functions/https'
import { callsPerMinute } from '../config.ts'
import { createPace } from '../usecases/createPace.ts'

let waitOf: ReturnType<typeof createPace> | undefined

/** Throws when a manager calls more often than anybody works; each instance counts for itself. */
export function limitCalls(uid: string): void {
  waitOf ??= createPace(callsPerMinute(), Date.now)
  const retryAfterMs = waitOf(uid)
  if (retryAfterMs > 0) throw new HttpsError('resource-exhausted', 'too many calls', { retryAfterMs })
}
