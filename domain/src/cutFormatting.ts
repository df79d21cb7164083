import type { Formatting } from './Formatting.ts'

/** The formatting of a part of a text, from one place to another, as it stands in that part. */
export const cutFormatting = (formatting: readonly Formatting[], from: number, to: number): Formatting[] =>
  formatting.flatMap(mark => {
    const start = Math.max(mark.offset, from)
    const end = Math.min(mark.offset + mark.length, to)
    return end > start ? [{ ...mark, offset: start - from, length: end - start }] : []
  })
