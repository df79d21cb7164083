import { normalizeWord } from './normalizeWord.ts'
import { splitWords } from './splitWords.ts'

const LONGEST_TEXT = 1000

const wordsOf = (text: string): readonly string[] =>
  splitWords(text.slice(0, LONGEST_TEXT))
    .map(({ text: word }) => normalizeWord(word))
    .filter(word => word !== '')

/** Whether a text holds one of these phrases as whole words, however they are cased and spelt (normalizeWord). */
export function hasKeyword(text: string, phrases: readonly string[]): boolean {
  const said = wordsOf(text)
  return phrases.some(phrase => {
    const wanted = wordsOf(phrase)
    return (
      wanted.length > 0 && said.some((_, from) => wanted.every((word, index) => said[from + index] === word))
    )
  })
}
