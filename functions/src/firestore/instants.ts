import { Timestamp } from 'firebase-admin/firestore'

const NAME_OF_INSTANT = /^(?:at|since)$|(?:At|Until|Since|Before)$/

/** A document's data as domain knows it: every Timestamp as milliseconds. The shape is trusted; only functions write it. */
export function toDomain<T>(data: unknown): T {
  return plain(data) as T
}

function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis()
  if (Array.isArray(value)) return value.map(plain)
  return isMap(value) ? mapValues(value, plain) : value
}

/** The other way: numbers under the name of an instant (`at`, `since`, `…At`, `…Until`, `…Since`, `…Before`) become Timestamps. */
export function toStored<T extends object>(data: T): { [field: string]: unknown } {
  return mapValues(Object.fromEntries(Object.entries(data)), stored)
}

function stored(value: unknown, name: string): unknown {
  if (typeof value === 'number' && NAME_OF_INSTANT.test(name)) return Timestamp.fromMillis(value)
  if (Array.isArray(value)) return value.map(item => stored(item, ''))
  return isMap(value) ? mapValues(value, stored) : value
}

type Fields = { [field: string]: unknown }

const mapValues = (map: Fields, change: (value: unknown, name: string) => unknown): Fields =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]))

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
