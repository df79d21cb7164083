import type { Json, JsonObject } from '../service/Json.ts'
import { kinds } from './kinds/kinds.ts'
import { formatTimestamp } from './timestamp.ts'
import type { Fields, StoredDocument, Value } from './Value.ts'

/** Writes a value as the proto3 JSON of google.firestore.v1.Value. */
export function valueToJson(value: Value): Json {
  const kind = kinds[value.kind]
  return { [kind.jsonKey]: kind.toJson(value, valueToJson) }
}

/** Writes fields as the `fields` of google.firestore.v1.Document. */
export function fieldsToJson(fields: Fields): JsonObject {
  return Object.fromEntries([...fields].map(([key, value]) => [key, valueToJson(value)]))
}

/** Writes one version of a document as google.firestore.v1.Document under its full resource name. */
export function documentToJson(name: string, document: StoredDocument): JsonObject {
  return {
    name,
    fields: fieldsToJson(document.fields),
    createTime: formatTimestamp(document.createTime),
    updateTime: formatTimestamp(document.updateTime),
  }
}
