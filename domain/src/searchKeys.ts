import type { PhoneForms } from './phoneForms.ts'

/*
 * The words of the index. A token of letters is the beginning of a word; the marks before digits say of what they are
 * the beginning or the end. Longer ones are cut, here and in a query alike.
 */

const LONGEST_WORD = 20
const LONGEST_FULL = 9
const LONGEST_PART = 8
/** Fewer digits than these find too many. */
export const FEWEST_DIGITS = 2

const cut = (text: string, longest: number) => [...text].slice(0, longest).join('')

/** A word, or the beginning of one. */
export const wordKey = (normalized: string) => cut(normalized, LONGEST_WORD)
/** A number's beginning with the country code. */
export const fullKey = (digits: string) => `+${digits.slice(0, LONGEST_FULL)}`
/** The beginning of a number that is known with its country, after the code. */
export const nationalKey = (digits: string) => `=${digits.slice(0, LONGEST_PART)}`
/** The beginning of a number whose country nobody wrote down. */
export const homeKey = (digits: string) => `~${digits.slice(0, LONGEST_PART)}`
/** A number's last digits. */
export const endKey = (digits: string) => `$${digits.slice(-LONGEST_PART)}`

/** Every beginning of a word. */
export function beginningsOf(normalized: string): readonly string[] {
  const letters = [...normalized].slice(0, LONGEST_WORD)
  return letters.map((_, last) => letters.slice(0, last + 1).join(''))
}

/** Every beginning and every end of a number, in each of its forms. */
export function phoneKeys({ full, national }: PhoneForms): readonly string[] {
  const lengths = (digits: string, longest: number) =>
    Array.from(
      { length: Math.max(0, Math.min(digits.length, longest) - FEWEST_DIGITS + 1) },
      (_, n) => n + FEWEST_DIGITS,
    )
  const all = full ?? national
  return [
    ...lengths(all, LONGEST_FULL).flatMap(size => (full ? fullKey(all.slice(0, size)) : [])),
    ...lengths(national, LONGEST_PART).flatMap(size => [
      nationalKey(national.slice(0, size)),
      ...(full ? [] : [homeKey(national.slice(0, size))]),
    ]),
    ...lengths(all, LONGEST_PART).map(size => endKey(all.slice(-size))),
  ]
}
