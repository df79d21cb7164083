import type { SearchEntry } from './SearchEntry.ts'
import { findInPhone } from './findInPhone.ts'
import { phoneSearchKeys } from './phoneSearch.ts'
import { wordKey } from './searchKeys.ts'
import { searchWords } from './searchWords.ts'
import type { SearchWord } from './searchWords.ts'

/** How the people of a search are asked for, and which of those who come are meant. */
export interface SearchQuery {
  /** For `tokens array-contains-any`: at most ten tokens of the word that the fewest people have. */
  readonly anyOf: string[]
  /** Whether the person has every word. */
  readonly matches: (entry: Pick<SearchEntry, 'tokens' | 'phones'>) => boolean
}

/** Null where there is nothing to look for yet: no word of at least two characters. */
export function searchQuery(text: string): SearchQuery | null {
  const words = searchWords(text)
  const rarest = words.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  if (!rarest || lengthOf(rarest) < 2) return null
  const asked = words.map(word => ({ word, ...keysOf(word) }))
  const { letters, digits } = keysOf(rarest)
  return {
    anyOf: [...new Set([...letters, ...digits])].slice(0, 10),
    matches: entry => {
      const has = new Set(entry.tokens)
      return asked.every(
        one =>
          one.letters.some(key => has.has(key)) ||
          (one.digits.some(key => has.has(key)) && isOf(entry, one.word)),
      )
    },
  }
}

const lengthOf = ({ text }: SearchWord) => [...text].length

const keysOf = ({ readings, phone }: SearchWord) => ({
  letters: readings.map(wordKey),
  digits: phone ? phoneSearchKeys(phone) : [],
})

/** Tokens are short: of a long number they say that it may be this person's, and the card says whether it is. */
const isOf = ({ phones }: Pick<SearchEntry, 'phones'>, { phone }: SearchWord) =>
  phone !== undefined && phones.some(one => findInPhone(one, phone) !== null)
