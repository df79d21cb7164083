import { findInPhone } from './findInPhone.ts'
import { normalizeWord } from './normalizeWord.ts'
import { searchWords } from './searchWords.ts'
import type { SearchWord } from './searchWords.ts'
import { splitWords } from './splitWords.ts'
import { transliterate } from './transliterate.ts'

type Range = [from: number, to: number]

/** Of a text longer than this, only so much is looked at. */
const LONGEST_TEXT = 400

/**
 * Where a name, a phone or an address has what was looked for: stretches in UTF-16 units, `to` excluded, in their order,
 * none within another. A match over another alphabet covers the letters that stand for it.
 */
export function matchRanges(text: string, query: string): Range[] {
  const shown = text.slice(0, LONGEST_TEXT)
  const asked = searchWords(query)
  const found = /^[\s\d+().-]*$/u.test(shown) ? inPhone(shown, asked) : inWords(shown, asked)
  return found
    .toSorted((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter((range, index, all) => !all.slice(0, index).some(before => before[1] >= range[1]))
}

const inPhone = (phone: string, asked: readonly SearchWord[]): readonly Range[] =>
  asked
    .map(one => one.phone && findInPhone(phone, one.phone))
    .filter(range => range !== undefined && range !== null)

const inWords = (text: string, asked: readonly SearchWord[]): readonly Range[] =>
  splitWords(text).flatMap(word =>
    asked
      .map(({ readings }) => begun(word.text, readings))
      .filter(length => length > 0)
      .map((length): Range => [word.from, word.from + length]),
  )

/** How much of a word stands for one of the readings, in UTF-16 units; 0 where it does not begin so. */
function begun(word: string, readings: readonly string[]): number {
  const stands = (part: string) => {
    const plain = normalizeWord(part).slice(0, 60)
    return [plain, ...transliterate(plain)].some(one => readings.some(reading => one.startsWith(reading)))
  }
  if (!stands(word)) return 0
  const letters = word.match(/.\p{M}*/gsu) ?? []
  const ends = letters.map((_, last) => letters.slice(0, last + 1).join('').length)
  return ends.find(end => stands(word.slice(0, end))) ?? word.length
}
