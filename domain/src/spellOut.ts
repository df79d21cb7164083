import type { Formatting } from './Formatting.ts'

/** Words and what is marked in them. */
export interface FormattedWords {
  readonly text: string
  readonly formatting?: readonly Formatting[] | undefined
}

/**
 * Words as a messenger with these formats shows them: other formatting is gone, and the address of a link that only its
 * formatting holds stands behind its words.
 */
export function spellOut(
  { text, formatting = [] }: FormattedWords,
  formats: readonly Formatting['type'][],
): { readonly text: string; readonly formatting: readonly Formatting[] } {
  const inserted = formats.includes('link')
    ? []
    : formatting
        .filter(
          ({ type, offset, length, url }) =>
            type === 'link' && url && text.slice(offset, offset + length) !== url,
        )
        .map(({ offset, length, url }) => ({ at: offset + length, words: ` (${url})` }))
        .sort((a, b) => a.at - b.at)
  const grownBefore = (at: number, including: boolean) =>
    inserted.reduce(
      (sum, one) => (one.at < at || (including && one.at === at) ? sum + one.words.length : sum),
      0,
    )
  const spelled = inserted.reduceRight(
    (shown, { at, words }) => shown.slice(0, at) + words + shown.slice(at),
    text,
  )
  return {
    text: spelled,
    formatting: formatting
      .filter(({ type }) => formats.includes(type))
      .map(mark => {
        const from = mark.offset + grownBefore(mark.offset, true)
        const to = mark.offset + mark.length + grownBefore(mark.offset + mark.length, false)
        return { ...mark, offset: from, length: to - from }
      }),
  }
}
