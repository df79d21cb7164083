import { countryCode, phoneForms } from './phoneForms.ts'
import { endKey, FEWEST_DIGITS, fullKey, homeKey, nationalKey } from './searchKeys.ts'

/** The digits with which a number that is looked for may begin or end. */
export interface PhoneSearch {
  /** Its beginning, where it is known with its country code. */
  readonly full: readonly string[]
  /** Its beginning without the code. */
  readonly national: readonly string[]
  /** The same, only for a number whose country nobody wrote down. */
  readonly home: readonly string[]
  readonly end: readonly string[]
}

/** What digits may be of a number, in any way of writing them; null where they are too few. */
export function phoneSearch(text: string): PhoneSearch | null {
  const digits = text.replace(/\D/gu, '')
  const international = /^\s*(?:\+|\(\+|00)/u.test(text)
  const dialled = digits.replace(/^00+/u, '')
  const long = (parts: readonly string[]) => [...new Set(parts)].filter(part => part.length >= FEWEST_DIGITS)
  if (!long([dialled]).length) return null
  const home = long([dialled.slice(countryCode(dialled).length)])
  // `00` may be dialled before a country's code, and may as well stand among the last digits.
  const end = text.trimStart().startsWith('00') ? long([digits]) : []
  if (international) return { full: [dialled], national: [], home, end }
  const trunks = ['0', '80', '8'].filter(trunk => digits.startsWith(trunk))
  const national = [
    digits,
    ...trunks.map(trunk => digits.slice(trunk.length)),
    ...(digits.length > 10 ? [phoneForms(digits).national] : []),
  ]
  return { full: [digits], national: long(national), home, end: [digits] }
}

/** The tokens any of which says that a person may have such a number. */
export const phoneSearchKeys = ({ full, national, home, end }: PhoneSearch): readonly string[] => [
  ...full.map(fullKey),
  ...end.map(endKey),
  ...national.map(nationalKey),
  ...home.map(homeKey),
]
