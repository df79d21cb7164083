import { compareValues } from './compareValues.ts'
import { invalid } from './invalid.ts'
import { kinds } from './kinds/kinds.ts'
import type { Fields, Value } from './Value.ts'

const maxBytes = 1_048_576
const maxDepth = 20
const maxNameBytes = 1500
const maxIndexEntries = 40_000

const sizeOf = (value: Value): number => kinds[value.kind].size(value, sizeOf)

/** The bytes Firestore counts for a document under its path. */
export function documentSize(path: string, fields: Fields): number {
  const name = path.split('/').reduce((sum, segment) => sum + Buffer.byteLength(segment) + 1, 16)
  return name + sizeOf({ kind: 'map', fields }) + 32
}

const reserved = /^__.*__$/s

const checkName = (name: string): void => {
  if (name === '') throw invalid('Field names must not be empty.')
  if (reserved.test(name)) throw invalid(`Field name "${name}" is invalid because it is reserved.`)
  if (name.length > maxNameBytes / 4 && Buffer.byteLength(name) > maxNameBytes)
    throw invalid(`A field name is longer than ${String(maxNameBytes)} bytes.`)
}

/** An element that a list has twice is indexed once; that matters only where the list alone could be too long. */
const countElements = (values: readonly Value[]): number => {
  if (values.length < maxIndexEntries) return values.length
  const sorted = [...values].sort(compareValues)
  return sorted.filter((value, at) => at === 0 || compareValues(value, sorted[at - 1] ?? value) !== 0).length
}

/** Refuses what no document may hold within `levels` and returns how many index entries the rest takes. */
const checkValue = (value: Value, levels: number): number => {
  if (value.kind === 'map') {
    if (levels === 0) throw invalid(`A document may not be nested deeper than ${String(maxDepth)} levels.`)
    let entries = 0
    for (const [name, each] of value.fields) {
      checkName(name)
      entries += checkValue(each, levels - 1)
    }
    return entries
  }
  // Each field is in an ascending and a descending index.
  if (value.kind !== 'array') return 2
  if (levels === 0) throw invalid(`A document may not be nested deeper than ${String(maxDepth)} levels.`)
  for (const each of value.values) {
    if (each.kind === 'array') throw invalid('Cannot convert an array value in an array value.')
    checkValue(each, levels - 1)
  }
  return 2 + countElements(value.values)
}

/**
 * Throws INVALID_ARGUMENT for a document over 1 MiB, nested deeper than 20 levels, with a list directly in a list,
 * with a field name that is empty, reserved or over 1,500 bytes, or with more than 40,000 entries in single-field
 * indexes.
 */
export function checkDocument(path: string, fields: Fields): void {
  if (checkValue({ kind: 'map', fields }, maxDepth + 1) > maxIndexEntries)
    throw invalid(`Document "${path}" cannot be written because it has too many index entries.`)
  if (documentSize(path, fields) > maxBytes)
    throw invalid(
      `Document "${path}" cannot be written because its size exceeds the maximum allowed size of 1,048,576 bytes.`,
    )
}
