import { Timestamp } from 'firebase/firestore'

/** The other way of `fromDocument`: numbers under the name of an instant (`…At`) become Timestamps; nothing is undefined. */
export function toStored(value: unknown, name = ''): unknown {
  if (typeof value === 'number' && name.endsWith('At')) return Timestamp.fromMillis(value)
  if (Array.isArray(value)) return value.map(one => toStored(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, inner]) =>
      inner === undefined ? [] : [[field, toStored(inner, field)]],
    ),
  )
}
