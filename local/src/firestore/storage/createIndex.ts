import { comparePaths } from '../value/comparePaths.ts'
import { compareValues } from '../value/compareValues.ts'
import { fieldAt } from '../value/fieldAt.ts'
import { formatFieldPath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { StoredDocument, Value } from '../value/Value.ts'
import { createParts } from './createParts.ts'
import { cutIntoChunks, insertSorted, removeSorted } from './sortedChunks.ts'
import type { SortedChunks } from './sortedChunks.ts'

/** What an index is sorted by, before the name of the document. */
export interface IndexField {
  readonly field: FieldPath
  readonly mode: 'ASC' | 'DESC'
}

/** The definition of an index; two with the same key are the same. */
export interface IndexDefinition {
  /** A field with lists: the index then has a part for each element that occurs in one. */
  readonly contains: FieldPath | null
  readonly fields: readonly IndexField[]
  readonly nameDirection: 'ASC' | 'DESC'
}

/** Documents that have all fields of the definition, in its order. */
export interface Index {
  /** All of them; or, of an index with parts, those whose list has `element`. */
  documents(element: Value | null): SortedChunks<StoredDocument>
  /** Takes over one document's change of version. */
  apply(before: StoredDocument | null, after: StoredDocument | null): void
}

/** The identity of an index within its scope. */
export function indexKey({ contains, fields, nameDirection }: IndexDefinition): string {
  return [
    contains === null ? '' : formatFieldPath(contains),
    ...fields.map(({ field, mode }) => `${mode} ${formatFieldPath(field)}`),
    nameDirection,
  ].join(',')
}

type Compare = (left: StoredDocument, right: StoredDocument) => number

const comparing = ({ fields, nameDirection }: IndexDefinition): Compare => {
  const compareNames: Compare = (left, right) => {
    const order = comparePaths(left.path, right.path)
    return nameDirection === 'DESC' ? -order : order
  }
  return (left, right) => {
    for (const { field, mode } of fields) {
      // An entry is a document and nothing more: what it is sorted by is looked up in it.
      const order = compareValues(fieldAt(left.fields, field) as Value, fieldAt(right.fields, field) as Value)
      if (order !== 0) return mode === 'DESC' ? -order : order
    }
    return compareNames(left, right)
  }
}

/** Builds the index over `documents`; from then on `apply` keeps it. */
export function createIndex(definition: IndexDefinition, documents: Iterable<StoredDocument>): Index {
  const { contains, fields } = definition
  const compare = comparing(definition)
  const belongs = (document: StoredDocument): boolean =>
    fields.every(({ field }) => fieldAt(document.fields, field) !== undefined) &&
    (contains === null || fieldAt(document.fields, contains)?.kind === 'array')
  const sorted = [...documents].filter(belongs).sort(compare)
  const apply =
    (
      remove: (document: StoredDocument) => void,
      insert: (document: StoredDocument) => void,
    ): Index['apply'] =>
    (before, after) => {
      if (before !== null && belongs(before)) remove(before)
      if (after !== null && belongs(after)) insert(after)
    }
  if (contains !== null) {
    const parts = createParts(contains, compare, sorted)
    return {
      documents: element => (element === null ? [] : parts.get(element)),
      apply: apply(parts.remove, parts.insert),
    }
  }
  const all = cutIntoChunks(sorted)
  return {
    documents: () => all,
    apply: apply(
      document => removeSorted(all, compare, document),
      document => insertSorted(all, compare, document),
    ),
  }
}
