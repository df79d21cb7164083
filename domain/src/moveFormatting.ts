import type { Formatting } from './Formatting.ts'

/**
 * The formatting of a text after it was edited: what stands before and after the changed part keeps its words, what
 * reaches into it grows or shrinks with it, what is no longer there goes.
 */
export function moveFormatting(
  before: string,
  after: string,
  formatting: readonly Formatting[],
): Formatting[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const grown = after.length - before.length
  const changedTo = before.length - tail
  const place = (at: number) =>
    at <= head ? at : at >= changedTo ? at + grown : Math.min(at, after.length - tail)
  return formatting.flatMap(mark => {
    const from = place(mark.offset)
    const to = Math.min(place(mark.offset + mark.length), after.length)
    return to > from ? [{ ...mark, offset: from, length: to - from }] : []
  })
}
