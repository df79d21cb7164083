import { phoneForms } from './phoneForms.ts'
import type { PhoneSearch } from './phoneSearch.ts'

/** Where the digits stand in a number as it is written, in UTF-16 units, `to` excluded; null where they do not. */
export function findInPhone(phone: string, search: PhoneSearch): [number, number] | null {
  const { full, national } = phoneForms(phone)
  const places = Array.from(phone.matchAll(/\d/gu), ({ index }) => index)
  const stretch = (first: number, count: number): [number, number] => [
    places[first] ?? 0,
    (places[first + count - 1] ?? 0) + 1,
  ]
  const begins = (digits: string | undefined, starts: readonly string[]) =>
    digits === undefined ? undefined : starts.find(start => digits.startsWith(start))
  const whole = begins(full, search.full)
  if (full && whole) return stretch(places.length - full.length, whole.length)
  const part = begins(national, full ? search.national : [...search.national, ...search.home])
  if (part) return stretch(places.length - national.length, part.length)
  const end = search.end.find(digits => (full ?? national).endsWith(digits))
  return end ? stretch(places.length - end.length, end.length) : null
}
