/** A phone without what people write between its digits: equal for two spellings of one number. */
export const phoneKey = (phone: string): string => phone.replace(/\D/gu, '')

/** An address as it is compared: case and the spaces around it do not matter. */
export const emailKey = (email: string): string => email.trim().toLowerCase()

/** The spellings under which other cards may hold the same phone, for a query by equality. */
export const phoneSpellings = (phone: string): readonly string[] => {
  const digits = phoneKey(phone)
  return digits ? [...new Set([phone, `+${digits}`, digits])] : []
}

/** The same for an address. */
export const emailSpellings = (email: string): readonly string[] =>
  emailKey(email) ? [...new Set([email, emailKey(email)])] : []
