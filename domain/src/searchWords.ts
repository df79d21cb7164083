import { normalizeWord } from './normalizeWord.ts'
import { phoneSearch } from './phoneSearch.ts'
import type { PhoneSearch } from './phoneSearch.ts'
import { splitWords } from './splitWords.ts'
import { transliterate } from './transliterate.ts'

/** One thing that has to be found of a person: a word's beginning, or digits. */
export interface SearchWord {
  /** As it is compared. */
  readonly text: string
  /** The word itself and what it may stand for in Cyrillic, as beginnings of whole words. */
  readonly readings: readonly string[]
  /** Digits may be of a phone, too. */
  readonly phone?: PhoneSearch
}

const LONGEST_TEXT = 200
const MOST_WORDS = 8
const MOST_READINGS = 10

/** What a Latin word's last letters may be the beginning of, were it typed on. */
const unfinished: readonly (readonly [string, readonly string[]])[] = [
  ['shc', ['щ']],
  ['sc', ['щ', 'ш']],
  ['s', ['ш', 'щ']],
  ['z', ['ж']],
  ['c', ['ч', 'с']],
  ['k', ['х']],
  ['t', ['ц']],
  ['p', ['ф']],
  ['i', ['я', 'ю']],
  ['j', ['я', 'ю']],
  ['y', ['я', 'ю']],
]

// Digits with what people write between them are one number, unless letters touch them.
const numbers = /((?<![\p{L}\p{N}\p{M}._@-])[+(]{0,2}\d[\d\s().-]*(?![\p{L}\p{N}\p{M}_@]))/u

/** The words of what somebody types into a search: no more than eight, of its first 200 characters. */
export function searchWords(text: string): readonly SearchWord[] {
  const pieces = text.slice(0, LONGEST_TEXT).split(numbers)
  return pieces
    .flatMap((piece, index) =>
      index % 2 ? numberWord(piece) : splitWords(piece).map(word => letterWord(word.text)),
    )
    .filter(word => word.text)
    .slice(0, MOST_WORDS)
}

function letterWord(text: string): SearchWord {
  const word = normalizeWord(text).slice(0, 60)
  const whole = transliterate(word)
  const begun = unfinished.flatMap(([tail, sounds]) =>
    whole.length > 0 && word.length > tail.length && word.endsWith(tail)
      ? transliterate(word.slice(0, -tail.length)).flatMap(head => sounds.map(sound => head + sound))
      : [],
  )
  return { text: word, readings: [...new Set([word, ...whole, ...begun])].slice(0, MOST_READINGS) }
}

function numberWord(piece: string): SearchWord {
  const digits = piece.replace(/\D/gu, '')
  const phone = phoneSearch(piece)
  return { text: digits, readings: [digits], ...(phone && { phone }) }
}
