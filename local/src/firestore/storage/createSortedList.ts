const chunkSize = 512

/** Items kept in order, in chunks, so that an insertion into 100,000 of them moves a few hundred at most. */
export interface SortedList<T> {
  readonly size: number
  insert(item: T): void
  /** Takes away the item that `compare` finds equal; false when there is none. */
  remove(item: T): boolean
  /** From the first item for which `isBelow` is false; `isBelow` must turn from true to false once along the list. */
  ascending(isBelow: (item: T) => boolean): Iterable<T>
  /** From the last item for which `isAbove` is false, backwards; `isAbove` must turn from false to true once. */
  descending(isAbove: (item: T) => boolean): Iterable<T>
}

/** How many leading items satisfy `test`, which holds for a prefix of `items`. */
const prefixLength = <T>(items: readonly T[], test: (item: T) => boolean): number => {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}

/** Makes a sorted list of `items`, in any order; `compare` must tell all of them apart. */
export function createSortedList<T>(
  compare: (left: T, right: T) => number,
  items: Iterable<T>,
): SortedList<T> {
  const sorted = [...items].sort(compare)
  const chunks: T[][] = []
  for (let at = 0; at < sorted.length; at += chunkSize) chunks.push(sorted.slice(at, at + chunkSize))
  let size = sorted.length

  /** The chunk and the place in it of the first item for which `test` fails. */
  const locate = (test: (item: T) => boolean): { chunk: number; at: number } => {
    const chunk = prefixLength(chunks, each => test(each[each.length - 1] as T))
    return { chunk, at: prefixLength(chunks[chunk] ?? [], test) }
  }
  return {
    get size() {
      return size
    },
    insert: item => {
      const found = locate(each => compare(each, item) < 0)
      const chunk = Math.min(found.chunk, Math.max(0, chunks.length - 1))
      const target = chunks[chunk]
      size += 1
      if (target === undefined) {
        chunks.push([item])
        return
      }
      target.splice(found.chunk === chunk ? found.at : target.length, 0, item)
      if (target.length > chunkSize * 2) chunks.splice(chunk + 1, 0, target.splice(chunkSize))
    },
    remove: item => {
      const { chunk, at } = locate(each => compare(each, item) < 0)
      const target = chunks[chunk]
      if (target === undefined || compare(target[at] as T, item) !== 0) return false
      target.splice(at, 1)
      if (target.length === 0) chunks.splice(chunk, 1)
      size -= 1
      return true
    },
    *ascending(isBelow) {
      const start = locate(isBelow)
      for (let chunk = start.chunk; chunk < chunks.length; chunk += 1) {
        const items = chunks[chunk] ?? []
        for (let at = chunk === start.chunk ? start.at : 0; at < items.length; at += 1) yield items[at] as T
      }
    },
    *descending(isAbove) {
      const start = locate(item => !isAbove(item))
      for (let chunk = Math.min(start.chunk, chunks.length - 1); chunk >= 0; chunk -= 1) {
        const items = chunks[chunk] ?? []
        for (let at = (chunk === start.chunk ? start.at : items.length) - 1; at >= 0; at -= 1)
          yield items[at] as T
      }
    },
  }
}
