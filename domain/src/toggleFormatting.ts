import { cutFormatting } from './cutFormatting.ts'
import type { Formatting } from './Formatting.ts'

type Type = Formatting['type']
interface Range {
  readonly from: number
  readonly to: number
}

/** What stands in code is shown as it is. */
const isCode = (type: Type) => type === 'code' || type === 'pre'
const givesWay = (one: Type, to: Type) =>
  one === to || (isCode(to) && one !== 'quote') || (isCode(one) && to !== 'quote')
const endOf = ({ offset, length }: Formatting) => offset + length

/** Whether all of a stretch of text is formatted so. */
export function isFormatted(formatting: readonly Formatting[], type: Type, { from, to }: Range): boolean {
  let reached = from
  for (const mark of formatting.filter(one => one.type === type).sort((a, b) => a.offset - b.offset)) {
    if (mark.offset <= reached) reached = Math.max(reached, endOf(mark))
  }
  return to > from && reached >= to
}

/** Without a kind of formatting in a stretch of text: what reaches beyond it stays there. */
function clear(
  formatting: readonly Formatting[],
  { from, to }: Range,
  goes: (type: Type) => boolean,
): Formatting[] {
  return formatting.flatMap(mark => {
    if (!goes(mark.type) || mark.offset >= to || endOf(mark) <= from) return [mark]
    const before = cutFormatting([mark], 0, from)
    const after = cutFormatting([mark], to, endOf(mark)).map(one => ({ ...one, offset: one.offset + to }))
    return [...before, ...after]
  })
}

/**
 * The formatting after a manager has asked for one over a stretch of text: taken away where all of it has it, given to
 * all of it otherwise. Neighbours of one kind become one; code has nothing else in it; a link leads to one place.
 */
export function toggleFormatting(
  formatting: readonly Formatting[],
  type: Type,
  range: Range,
  url?: string,
): Formatting[] {
  const { from, to } = range
  if (to <= from) return [...formatting]
  const others = clear(formatting, range, one => givesWay(one, type))
  if (url === undefined && isFormatted(formatting, type, range))
    return clear(formatting, range, one => one === type)
  if (type === 'link')
    return [...others, { type, offset: from, length: to - from, ...(url !== undefined && { url }) }].sort(
      byPlace,
    )
  const touching = others.filter(mark => mark.type === type && mark.offset <= to && endOf(mark) >= from)
  const start = Math.min(from, ...touching.map(({ offset }) => offset))
  const end = Math.max(to, ...touching.map(endOf))
  return [
    ...others.filter(mark => !touching.includes(mark)),
    { type, offset: start, length: end - start },
  ].sort(byPlace)
}

const byPlace = (a: Formatting, b: Formatting) => a.offset - b.offset || b.length - a.length
