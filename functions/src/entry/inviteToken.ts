import { createHash, randomBytes } from 'node:crypto'

/** What a token is filed under: who reads the database learns no token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A new token of 128 random bits, in the letters that every deep link lets through. */
export function newToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(16).toString('base64url')
  return { token, hash: hashOfToken(token) }
}
