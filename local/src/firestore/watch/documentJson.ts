import type { JsonObject } from '../service/Json.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { documentName } from '../value/resourceName.ts'
import { documentToJson } from '../value/toJson.ts'
import type { StoredDocument } from '../value/Value.ts'

const encoded = new WeakMap<StoredDocument, JsonObject>()

/** The proto3 JSON of a stored version, made once and given to everyone; a version belongs to one database. */
export function documentJson(database: DatabaseName, document: StoredDocument): JsonObject {
  const found = encoded.get(document) ?? documentToJson(documentName(database, document.path), document)
  encoded.set(document, found)
  return found
}
