const chunkSize = 512

/**
 * Items kept in order, in chunks, so that an insertion into 100,000 of them moves a few hundred at most. Data alone,
 * for an index over the elements of lists has one of them for every element.
 */
export type SortedChunks<T> = T[][]

/** Cuts what is in order already. */
export function cutIntoChunks<T>(sorted: readonly T[]): SortedChunks<T> {
  const chunks: T[][] = []
  for (let at = 0; at < sorted.length; at += chunkSize) chunks.push(sorted.slice(at, at + chunkSize))
  return chunks
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

/** The chunk and the place in it of the first item for which `test` fails. */
const locate = <T>(chunks: SortedChunks<T>, test: (item: T) => boolean): { chunk: number; at: number } => {
  const chunk = prefixLength(chunks, each => test(each[each.length - 1] as T))
  return { chunk, at: prefixLength(chunks[chunk] ?? [], test) }
}

/** Puts `item` in its place; `compare` must tell it apart from all the others. */
export function insertSorted<T>(
  chunks: SortedChunks<T>,
  compare: (left: T, right: T) => number,
  item: T,
): void {
  const found = locate(chunks, each => compare(each, item) < 0)
  const chunk = Math.min(found.chunk, Math.max(0, chunks.length - 1))
  const target = chunks[chunk]
  if (target === undefined) {
    chunks.push([item])
    return
  }
  target.splice(found.chunk === chunk ? found.at : target.length, 0, item)
  if (target.length > chunkSize * 2) chunks.splice(chunk + 1, 0, target.splice(chunkSize))
}

/** Takes away the item that `compare` finds equal, if there is one. */
export function removeSorted<T>(
  chunks: SortedChunks<T>,
  compare: (left: T, right: T) => number,
  item: T,
): void {
  const { chunk, at } = locate(chunks, each => compare(each, item) < 0)
  const target = chunks[chunk]
  if (target === undefined || compare(target[at] as T, item) !== 0) return
  target.splice(at, 1)
  if (target.length === 0) chunks.splice(chunk, 1)
}

/** From the first item for which `isBelow` is false; `isBelow` must turn from true to false once along the list. */
export function* ascending<T>(chunks: SortedChunks<T>, isBelow: (item: T) => boolean): Iterable<T> {
  const start = locate(chunks, isBelow)
  for (let chunk = start.chunk; chunk < chunks.length; chunk += 1) {
    const items = chunks[chunk] ?? []
    for (let at = chunk === start.chunk ? start.at : 0; at < items.length; at += 1) yield items[at] as T
  }
}

/** From the last item for which `isAbove` is false, backwards; `isAbove` must turn from false to true once. */
export function* descending<T>(chunks: SortedChunks<T>, isAbove: (item: T) => boolean): Iterable<T> {
  const start = locate(chunks, item => !isAbove(item))
  for (let chunk = Math.min(start.chunk, chunks.length - 1); chunk >= 0; chunk -= 1) {
    const items = chunks[chunk] ?? []
    for (let at = (chunk === start.chunk ? start.at : items.length) - 1; at >= 0; at -= 1)
      yield items[at] as T
  }
}
