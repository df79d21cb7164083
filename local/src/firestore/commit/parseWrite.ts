import type { Json } from '../service/Json.ts'
import { asList, asObject, asString } from '../value/asJson.ts'
import { parseFieldPath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { fieldsFromJson } from '../value/fromJson.ts'
import { invalid } from '../value/invalid.ts'
import { parseDocumentName } from '../value/resourceName.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { parseTimestamp } from '../value/timestamp.ts'
import { parseTransform } from './parseTransform.ts'
import type { Precondition, Write } from './Write.ts'

/** Reads a DocumentMask; `null` when there is none. Throws INVALID_ARGUMENT. */
export function parseMask(json: Json | undefined): readonly FieldPath[] | null {
  if (json === undefined || json === null) return null
  return asList(asObject(json, 'mask').fieldPaths, 'fieldPaths').map(each =>
    parseFieldPath(asString(each, 'fieldPath')),
  )
}

/** Reads a Precondition; `null` when there is none. Throws INVALID_ARGUMENT. */
export function parsePrecondition(json: Json | undefined): Precondition | null {
  const { exists, updateTime } = asObject(json, 'currentDocument')
  if (typeof exists === 'boolean') return { kind: 'exists', exists }
  if (typeof updateTime === 'string') return { kind: 'updateTime', updateTime: parseTimestamp(updateTime) }
  return null
}

const pathIn = (database: DatabaseName, name: string): string => {
  const parsed = parseDocumentName(name)
  if (parsed.database !== database) throw invalid(`Document "${name}" is not in database "${database}".`)
  return parsed.path
}

/** Reads a google.firestore.v1.Write to `database`. Throws INVALID_ARGUMENT. */
export function parseWrite(database: DatabaseName, json: Json): Write {
  const { update, updateMask, updateTransforms, transform, currentDocument, ...rest } = asObject(
    json,
    'write',
  )
  const precondition = parsePrecondition(currentDocument)
  const plain = { fields: new Map(), mask: null, transforms: [], precondition }
  if (update !== undefined) {
    const { name, fields } = asObject(update, 'update')
    return {
      kind: 'update',
      path: pathIn(database, asString(name, 'name')),
      fields: fieldsFromJson(fields),
      mask: parseMask(updateMask),
      transforms: asList(updateTransforms, 'updateTransforms').map(parseTransform),
      precondition,
    }
  }
  // The form of transforms before `updateTransforms`: it changes only the fields that it names.
  if (transform !== undefined) {
    const { document, fieldTransforms } = asObject(transform, 'transform')
    const transforms = asList(fieldTransforms, 'fieldTransforms').map(parseTransform)
    return {
      ...plain,
      kind: 'update',
      path: pathIn(database, asString(document, 'document')),
      mask: [],
      transforms,
    }
  }
  for (const kind of ['delete', 'verify'] as const) {
    const name = rest[kind]
    if (name !== undefined) return { ...plain, kind, path: pathIn(database, asString(name, kind)) }
  }
  throw invalid('A write must have one of its members set.')
}
