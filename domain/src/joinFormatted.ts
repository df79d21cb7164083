import { cutFormatting } from './cutFormatting.ts'
import type { Formatting } from './Formatting.ts'
import type { FormattedWords } from './spellOut.ts'

/** Words behind each other, each without the blanks around it, and their formatting moved along. Empty ones are left out. */
export function joinFormatted(all: readonly FormattedWords[], between: string): FormattedWords {
  let text = ''
  const formatting: Formatting[] = []
  for (const words of all) {
    const said = words.text.trim()
    if (said === '') continue
    if (text !== '') text += between
    const from = words.text.indexOf(said)
    const marks = cutFormatting(words.formatting ?? [], from, from + said.length)
    const begun = text.length
    formatting.push(...marks.map(mark => ({ ...mark, offset: mark.offset + begun })))
    text += said
  }
  return { text, ...(formatting.length > 0 && { formatting }) }
}
