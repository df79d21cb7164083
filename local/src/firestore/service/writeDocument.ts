import { projectDocument } from '../query/projectDocument.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { documentName } from '../value/resourceName.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { documentToJson } from '../value/toJson.ts'
import { commitWrites } from './commitWrites.ts'
import type { Context } from './Context.ts'
import type { Json, JsonObject } from './Json.ts'
import type { Caller } from './Service.ts'

/** Commits one write and answers with the document that came of it. */
export function writeDocument(
  context: Context,
  caller: Caller,
  database: DatabaseName,
  write: JsonObject,
  mask: readonly FieldPath[] | null,
): Json {
  const document = commitWrites(context, caller, database, [write]).staged[0]?.after ?? null
  if (document === null) return {}
  return documentToJson(documentName(database, document.path), projectDocument(document, mask))
}
