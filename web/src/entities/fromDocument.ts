import { Timestamp } from 'firebase/firestore'
import type { DocumentSnapshot } from 'firebase/firestore'
import type { Row } from './Row.ts'

/**
 * A document as domain knows it, with its id and whether this browser's last write of it still waits for the server.
 * Timestamps become milliseconds; a server time not yet given is estimated.
 */
export function fromDocument<T>(snapshot: DocumentSnapshot): Row<T> {
  const data = snapshot.data({ serverTimestamps: 'estimate' })
  return {
    ...(plain(data) as T),
    id: snapshot.id,
    pending: snapshot.metadata.hasPendingWrites,
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis()
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
