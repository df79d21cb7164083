/** A word of a text and where it stands, in UTF-16 units, `to` excluded. */
export interface FoundWord {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The words of a text: runs of letters and digits, with the marks and apostrophes inside. */
export const splitWords = (text: string): readonly FoundWord[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’ʼ`](?=\p{L}))*/gu), match => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
