import { compareValues } from '../value/compareValues.ts'
import { fieldAt } from '../value/fieldAt.ts'
import type { FieldPath } from '../value/fieldPath.ts'
import type { StoredDocument, Value } from '../value/Value.ts'
import { ascending, insertSorted, removeSorted } from './sortedChunks.ts'
import type { SortedChunks } from './sortedChunks.ts'

/** The documents of an index by the elements of their lists. */
export interface Parts {
  /** Those whose list has `element`, in order. */
  get(element: Value): SortedChunks<StoredDocument>
  insert(document: StoredDocument): void
  remove(document: StoredDocument): void
}

type Compare = (left: StoredDocument, right: StoredDocument) => number
/** Most words of a search lead to one document alone, which then stands for itself. */
type Part = StoredDocument | SortedChunks<StoredDocument>

const roomy = 512

/** Makes the parts of `sorted`, documents in the order of `compare` that all have a list at `field`. */
export function createParts(field: FieldPath, compare: Compare, sorted: readonly StoredDocument[]): Parts {
  const byText = new Map<string, Part>()
  /** Elements that are no texts, in order. */
  const others: SortedChunks<{ readonly element: Value; part: Part | null }> = []

  const otherOf = (element: Value) => {
    const [found] = ascending(others, each => compareValues(each.element, element) < 0)
    return found !== undefined && compareValues(found.element, element) === 0 ? found : null
  }
  const find = (element: Value): Part | null =>
    element.kind === 'string' ? (byText.get(element.value) ?? null) : (otherOf(element)?.part ?? null)
  const put = (element: Value, part: Part | null): void => {
    if (element.kind === 'string') {
      if (part === null) byText.delete(element.value)
      else byText.set(element.value, part)
      return
    }
    const other = otherOf(element)
    const compareOthers = (left: { element: Value }, right: { element: Value }) =>
      compareValues(left.element, right.element)
    if (part === null) removeSorted(others, compareOthers, { element, part })
    else if (other === null) insertSorted(others, compareOthers, { element, part })
    else other.part = part
  }
  const forEach = (document: StoredDocument, act: (element: Value, part: Part | null) => void): void => {
    const list = fieldAt(document.fields, field)
    if (list?.kind === 'array') for (const element of distinct(list.values)) act(element, find(element))
  }
  // They come in order, so each goes to the end of its parts.
  for (const document of sorted) {
    forEach(document, (element, part) => {
      if (part === null) put(element, document)
      else if (!Array.isArray(part)) put(element, [[part, document]])
      else {
        const last = part[part.length - 1]
        if (last === undefined || last.length >= roomy) part.push([document])
        else last.push(document)
      }
    })
  }
  return {
    get: element => {
      const part = find(element)
      if (part === null) return []
      return Array.isArray(part) ? part : [[part]]
    },
    insert: document => {
      forEach(document, (element, part) => {
        if (part === null) put(element, document)
        else if (Array.isArray(part)) insertSorted(part, compare, document)
        else put(element, [compare(part, document) < 0 ? [part, document] : [document, part]])
      })
    },
    remove: document => {
      forEach(document, (element, part) => {
        if (!Array.isArray(part)) return put(element, null)
        removeSorted(part, compare, document)
        const [[only] = [], ...more] = part
        if (only !== undefined && more.length === 0 && part[0]?.length === 1) put(element, only)
      })
    },
  }
}

/** Each value once, by the order of values: 1 and 1.0 are one. */
const distinct = (values: readonly Value[]): readonly Value[] => {
  const texts = new Set<string>()
  const others: Value[] = []
  return values.filter(value => {
    if (value.kind === 'string') {
      if (texts.has(value.value)) return false
      texts.add(value.value)
      return true
    }
    if (others.some(other => compareValues(other, value) === 0)) return false
    others.push(value)
    return true
  })
}
