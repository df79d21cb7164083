import { compareStrings } from './compareStrings.ts'

const numericId = /^__id(-?\d+)__$/

const compareSegments = (left: string, right: string): number => {
  const a = numericId.exec(left)?.[1]
  const b = numericId.exec(right)?.[1]
  if (a === undefined && b === undefined) return compareStrings(left, right)
  if (a === undefined) return 1
  if (b === undefined) return -1
  return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0
}

/** Orders resource names or paths segment by segment; numeric ids (`__id7__`) come first, by number. */
export function comparePaths(left: string, right: string): number {
  if (left === right) return 0
  // Nearly all names in an index share their parent, and have nothing numeric: then the rest of the text decides.
  const slash = left.lastIndexOf('/')
  if (
    slash === right.lastIndexOf('/') &&
    !left.startsWith('__id', slash + 1) &&
    !right.startsWith('__id', slash + 1) &&
    left.startsWith(right.slice(0, slash + 1))
  )
    return compareStrings(left, right)
  const a = left.split('/')
  const b = right.split('/')
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const order = compareSegments(a[at] ?? '', b[at] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}
