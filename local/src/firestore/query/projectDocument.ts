import { fieldAt, withFieldAt } from '../value/fieldAt.ts'
import { isNamePath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { Fields, StoredDocument } from '../value/Value.ts'

/** `document` with the fields of `mask` alone; `null` keeps all, an empty mask or `__name__` none. */
export function projectDocument(document: StoredDocument, mask: readonly FieldPath[] | null): StoredDocument {
  if (mask === null) return document
  let fields: Fields = new Map()
  for (const path of mask) {
    const value = isNamePath(path) ? undefined : fieldAt(document.fields, path)
    if (value !== undefined) fields = withFieldAt(fields, path, value)
  }
  return { ...document, fields }
}
