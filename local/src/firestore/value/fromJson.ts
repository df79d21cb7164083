import type { Json } from '../service/Json.ts'
import { asObject } from './asJson.ts'
import { invalid } from './invalid.ts'
import { kinds } from './kinds/kinds.ts'
import type { AnyKind } from './kinds/Kind.ts'
import type { Fields, Value } from './Value.ts'

// A vector is a map on the wire, so the map's reader tells them apart.
const readers = new Map<string, AnyKind>(
  Object.values(kinds)
    .filter(kind => kind !== kinds.vector)
    .map(kind => [kind.jsonKey, kind]),
)

/** Reads the proto3 JSON of a google.firestore.v1.Value. Throws INVALID_ARGUMENT. */
export function valueFromJson(json: Json): Value {
  const members = asObject(json, 'Value')
  for (const key in members) {
    const content = members[key]
    const kind = readers.get(key)
    if (kind !== undefined && content !== undefined) return kind.fromJson(content, valueFromJson)
  }
  throw invalid('Value must have one of its members set.')
}

/** Reads the `fields` of a google.firestore.v1.Document. Throws INVALID_ARGUMENT. */
export function fieldsFromJson(json: Json | undefined): Fields {
  const fields = new Map<string, Value>()
  const members = asObject(json, 'Document.fields')
  for (const key in members) {
    if (key === '') throw invalid('Field names must not be empty.')
    fields.set(key, valueFromJson(members[key] ?? null))
  }
  return fields
}
