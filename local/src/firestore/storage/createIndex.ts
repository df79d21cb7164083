import { comparePaths } from '../value/comparePaths.ts'
import { compareValues } from '../value/compareValues.ts'
import { fieldAt } from '../value/fieldAt.ts'
import { formatFieldPath } from '../value/fieldPath.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { StoredDocument, Value } from '../value/Value.ts'
import { createSortedList } from './createSortedList.ts'
import type { SortedList } from './createSortedList.ts'

/** What an index is sorted by, before the name of the document. `CONTAINS` has an entry for each element of a list. */
export interface IndexField {
  readonly field: FieldPath
  readonly mode: 'ASC' | 'DESC' | 'CONTAINS'
}

/** The definition of an index; two with the same key are the same. */
export interface IndexDefinition {
  readonly fields: readonly IndexField[]
  readonly nameDirection: 'ASC' | 'DESC'
}

export interface IndexEntry {
  /** One value per field of the definition. */
  readonly values: readonly Value[]
  readonly document: StoredDocument
}

export interface Index {
  readonly entries: SortedList<IndexEntry>
  /** Takes over one document's change of version. */
  apply(before: StoredDocument | null, after: StoredDocument | null): void
}

/** The identity of an index within its scope. */
export function indexKey({ fields, nameDirection }: IndexDefinition): string {
  return [...fields.map(({ field, mode }) => `${mode} ${formatFieldPath(field)}`), nameDirection].join(',')
}

const distinct = (values: readonly Value[]): readonly Value[] => {
  const sorted = [...values].sort(compareValues)
  return sorted.filter((value, at) => at === 0 || compareValues(value, sorted[at - 1] ?? value) !== 0)
}

/** The entries of a document: none when it lacks a field. */
const entriesOf = (fields: readonly IndexField[], document: StoredDocument): readonly IndexEntry[] => {
  let tuples: readonly (readonly Value[])[] = [[]]
  for (const { field, mode } of fields) {
    const value = fieldAt(document.fields, field)
    if (value === undefined || (mode === 'CONTAINS' && value.kind !== 'array')) return []
    const options = mode === 'CONTAINS' && value.kind === 'array' ? distinct(value.values) : [value]
    tuples = tuples.flatMap(tuple => options.map(option => [...tuple, option]))
  }
  return tuples.map(values => ({ values, document }))
}

/** Builds the index over `documents`; from then on `apply` keeps it. */
export function createIndex(definition: IndexDefinition, documents: Iterable<StoredDocument>): Index {
  const { fields, nameDirection } = definition
  const compare = (left: IndexEntry, right: IndexEntry): number => {
    for (let at = 0; at < fields.length; at += 1) {
      const order = compareValues(left.values[at] as Value, right.values[at] as Value)
      if (order !== 0) return fields[at]?.mode === 'DESC' ? -order : order
    }
    const order = comparePaths(left.document.path, right.document.path)
    return nameDirection === 'DESC' ? -order : order
  }
  const initial = function* (): Iterable<IndexEntry> {
    for (const document of documents) yield* entriesOf(fields, document)
  }
  const entries = createSortedList(compare, initial())
  return {
    entries,
    apply: (before, after) => {
      if (before !== null) for (const entry of entriesOf(fields, before)) entries.remove(entry)
      if (after !== null) for (const entry of entriesOf(fields, after)) entries.insert(entry)
    },
  }
}
