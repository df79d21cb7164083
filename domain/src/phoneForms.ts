/** ITU-T E.164: country codes of one and two digits; all others have three. */
const shortCodes = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/u

/** One number in the ways it is dialled, digits alone. */
export interface PhoneForms {
  /** With the country code; absent when the number was written without. */
  readonly full?: string
  /** Without country code and without the 0, 8 or 80 that is dialled before it at home. */
  readonly national: string
}

/** Reads a number as people write it: `+38 (067) 123-45-67`, `80671234567`, `067 123 45 67`, `0038067…`. */
export function phoneForms(phone: string): PhoneForms {
  const digits = phone.replace(/\D/gu, '').replace(/^00+/u, '')
  const international = /^\s*(?:\+|00)/u.test(phone)
  const atHome = international ? null : withoutTrunk(digits)
  if (atHome !== null) return { national: atHome }
  const code = countryCode(digits)
  return international || digits.length > 10
    ? { full: digits, national: digits.slice(code.length).replace(/^0/u, '') }
    : { national: digits }
}

/** The country code that digits begin with, were they written with one. */
export const countryCode = (digits: string): string => shortCodes.exec(digits)?.[0] ?? digits.slice(0, 3)

/** Eleven digits that begin with 8 are dialled at home in the countries whose people write them so. */
function withoutTrunk(digits: string): string | null {
  if (digits.startsWith('0')) return digits.slice(1)
  if (digits.length !== 11) return null
  return digits.startsWith('80') ? digits.slice(2) : digits.startsWith('8') ? digits.slice(1) : null
}
