/**
 * A Firestore value, as the server holds it.
 *
 * One member per value type of google.firestore.v1.Value; `vector` is the map with `__type__: "__vector__"`.
 * Integers are int64 as bigint, instants are microseconds since the epoch, references are full resource names
 * (`projects/p/databases/d/documents/…`). Values are never mutated: a change makes new ones.
 */
export type Value =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'timestamp'; readonly micros: bigint }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'geoPoint'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'array'; readonly values: readonly Value[] }
  | { readonly kind: 'vector'; readonly values: readonly number[] }
  | { readonly kind: 'map'; readonly fields: Fields }

/** The fields of a document or of a map value, by their unescaped name. */
export type Fields = ReadonlyMap<string, Value>

/** A stored document at one version. Both instants are microseconds since the epoch. */
export interface StoredDocument {
  /** The path below `…/documents/`: `people/p1`. */
  readonly path: string
  readonly fields: Fields
  readonly createTime: bigint
  readonly updateTime: bigint
}
