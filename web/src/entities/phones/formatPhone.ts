import { parsePhoneNumberWithError } from 'libphonenumber-js/min'

/** A kept phone as people write it (+380 67 111 22 33); what cannot be read stays as it is. */
export function formatPhone(phone: string): string {
  try {
    return parsePhoneNumberWithError(phone).formatInternational()
  } catch {
    return phone
  }
}
