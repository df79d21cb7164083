import { normalizeWord } from './normalizeWord.ts'
import { phoneForms } from './phoneForms.ts'
import { beginningsOf, phoneKeys } from './searchKeys.ts'
import { splitWords } from './splitWords.ts'
import { transliterate } from './transliterate.ts'

/** What a person is found by. */
export interface Searched {
  readonly name: string
  /** What their messengers call them, where it differs. */
  readonly otherNames?: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  /** With or without `@`. */
  readonly usernames: readonly string[]
}

const MOST = 600
/** Of a text longer than this, only so much is looked at. */
const LONGEST_TEXT = 400

/**
 * The words of `search/{personId}.tokens`, for `searchQuery` to find: every beginning of every word of the names, of the
 * addresses and of the @names, the Latin ones of names in Cyrillic too; of phones the first and the last digits. Sorted,
 * each once, at most 600: what does not fit is left out whole, later phones and addresses first.
 */
export function searchTokens({ name, otherNames = [], phones, emails, usernames }: Searched): string[] {
  const contacts = Array.from(
    { length: Math.max(phones.length, emails.length, usernames.length) },
    (_, i) => [
      ...phones.slice(i, i + 1).map(phone => phoneKeys(phoneForms(phone.slice(0, LONGEST_TEXT)))),
      ...emails.slice(i, i + 1).flatMap(address => words(address).map(beginningsOf)),
      ...usernames.slice(i, i + 1).flatMap(inBothScripts),
    ],
  ).flat()
  const found = new Set<string>()
  for (const tokens of [...inBothScripts(name), ...contacts, ...otherNames.flatMap(inBothScripts)]) {
    const fresh = tokens.filter(token => !found.has(token))
    if (found.size + fresh.length <= MOST) for (const token of fresh) found.add(token)
  }
  return [...found].toSorted()
}

const words = (text: string) =>
  splitWords(text.slice(0, LONGEST_TEXT))
    .map(word => normalizeWord(word.text))
    .filter(Boolean)

const inBothScripts = (text: string): readonly (readonly string[])[] =>
  words(text).map(word => [word, ...transliterate(word.slice(0, 60))].flatMap(beginningsOf))
