import type { Formatting } from '@chats/domain/Formatting'

const MOST = 200

/**
 * Makes any stretches a proper nesting inside the text: what sticks out of the text or of the stretch around it is cut
 * off, no surrogate pair is cut in two, and what is empty or said twice is left out. At most 200, by their beginning.
 */
export function nestStretches(text: string, stretches: readonly Formatting[]): Formatting[] {
  const inside = stretches
    .flatMap(stretch => fit(text, stretch))
    .sort((a, b) => a.offset - b.offset || b.length - a.length)
  const around: number[] = []
  const said = new Set<string>()
  const nested: Formatting[] = []
  for (const stretch of inside) {
    const { type, offset } = stretch
    while ((around.at(-1) ?? Infinity) <= offset) around.pop()
    const end = Math.min(offset + stretch.length, around.at(-1) ?? Infinity)
    const name = `${type}/${offset}/${end}`
    if (said.has(name)) continue
    said.add(name)
    around.push(end)
    nested.push({ ...stretch, length: end - offset })
    if (nested.length === MOST) break
  }
  return nested
}

function fit(text: string, stretch: Formatting): Formatting[] {
  const start = Math.max(stretch.offset, 0)
  const end = Math.min(stretch.offset + stretch.length, text.length)
  if (!(end > start)) return []
  const from = splitsPair(text, start) ? start - 1 : start
  const to = splitsPair(text, end) ? end + 1 : end
  return [{ ...stretch, offset: from, length: to - from }]
}

const splitsPair = (text: string, at: number) => (text.codePointAt(at - 1) ?? 0) > 0xffff
