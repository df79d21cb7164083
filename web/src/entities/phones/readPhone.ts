import { isSupportedCountry, parsePhoneNumberWithError, ParseError } from 'libphonenumber-js/min'

/** A phone as it is kept, or why it is none. */
export type ReadPhone =
  | { readonly ok: true; readonly e164: string; readonly country: string | null }
  | { readonly ok: false; readonly why: 'country' | 'short' | 'long' | 'wrong' }

const reasons: Readonly<Record<string, 'country' | 'short' | 'long' | 'wrong'>> = {
  INVALID_COUNTRY: 'country',
  TOO_SHORT: 'short',
  TOO_LONG: 'long',
  INVALID_LENGTH: 'wrong',
  NOT_A_NUMBER: 'wrong',
}

/**
 * What a person typed as a phone, checked by the lengths and prefixes of its country; one without `+` is read as of
 * `country`. It is kept in E.164, so that equal numbers are equal texts. Load this module when it is needed: it is large.
 */
export function readPhone(text: string, country: string | null): ReadPhone {
  try {
    const home = country !== null && isSupportedCountry(country) ? country : undefined
    const phone = parsePhoneNumberWithError(text, { ...(home && { defaultCountry: home }), extract: false })
    if (!phone.isPossible()) return { ok: false, why: 'wrong' }
    return phone.isValid()
      ? { ok: true, e164: phone.number, country: phone.country ?? null }
      : { ok: false, why: 'wrong' }
  } catch (error) {
    const code = error instanceof ParseError ? error.message : ''
    return { ok: false, why: reasons[code] ?? 'wrong' }
  }
}
