import type { Formatting } from '@chats/domain/Formatting'
import type { Segment } from './Segment.ts'

interface Stretch {
  readonly from: number
  readonly to: number
  readonly mark: Formatting
}

const insidePair = (text: string, at: number) =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))

/** Within the text, and never in the middle of a surrogate pair. */
function place(text: string, at: number): number {
  const inside = Math.min(Math.max(Number.isFinite(at) ? Math.trunc(at) : 0, 0), text.length)
  return insidePair(text, inside) ? inside - 1 : inside
}

/**
 * A text and its formatting as a tree. Every UTF-16 unit of the text stands in it exactly once and in order, whatever
 * the stretches are: what reaches beyond the text is cut, and of two that overlap the later one is cut in two.
 */
export function segments(text: string, formatting: readonly Formatting[] = []): Segment[] {
  const stretches = formatting
    .map(mark => ({ from: place(text, mark.offset), to: place(text, mark.offset + mark.length), mark }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from || b.to - a.to)
  return build(text, 0, text.length, stretches)
}

function build(text: string, from: number, to: number, stretches: readonly Stretch[]): Segment[] {
  const built: Segment[] = []
  let at = from
  let rest = stretches
  for (let outer = rest[0]; outer; outer = rest[0]) {
    const { from: start, to: end, mark } = outer
    if (start > at) built.push({ type: 'text', text: text.slice(at, start) })
    const others = rest.slice(1)
    const inner = others
      .filter(stretch => stretch.from < end)
      .map(stretch => (stretch.to > end ? { ...stretch, to: end } : stretch))
    built.push({
      type: mark.type,
      ...(mark.url !== undefined && { url: mark.url }),
      children: build(text, start, end, inner),
    })
    at = end
    rest = others
      .filter(stretch => stretch.to > end)
      .map(stretch => (stretch.from < end ? { ...stretch, from: end } : stretch))
      .sort((a, b) => a.from - b.from || b.to - a.to)
  }
  if (at < to) built.push({ type: 'text', text: text.slice(at, to) })
  return built
}
