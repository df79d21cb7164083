import { isRecord, parseJson } from '../readForm.ts'
import type { CallbackServer } from './State.ts'

/**
 * An event as it is posted now: with the version and the secret that the server has at this moment, so that what waited
 * through a change of the secret comes with the new one. A secret in the event itself stays; null leaves it out.
 */
export function dressEvent(body: string, { apiVersion, secretKey }: CallbackServer): string {
  const event = parseJson(Buffer.from(body))
  if (!isRecord(event)) return body
  const { secret = secretKey === '' ? null : secretKey, ...rest } = event
  return JSON.stringify({ ...rest, v: apiVersion, ...(secret === null ? {} : { secret }) })
}
