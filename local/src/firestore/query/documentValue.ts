import { fieldAt } from '../value/fieldAt.ts'
import { isNamePath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import { documentName } from '../value/resourceName.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import type { StoredDocument, Value } from '../value/Value.ts'

/** A document's value at `field` as filters and orders see it: `__name__` is a reference to itself. */
export function documentValue(
  database: DatabaseName,
  document: StoredDocument,
  field: FieldPath,
): Value | undefined {
  return isNamePath(field)
    ? { kind: 'reference', name: documentName(database, document.path) }
    : fieldAt(document.fields, field)
}
