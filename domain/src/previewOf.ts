import type { Content } from './Content.ts'

const LONGEST = 120

/** The list row's one line of a message: ≤ 120 UTF-16 units, white space folded, no surrogate pair cut in two. */
export function previewOf(content: Content): string {
  const text =
    content.kind === 'indicator' || content.kind === 'system'
      ? content.what
      : content.kind === 'automation'
        ? content.block
        : (content.text ?? '')
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
