import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether what was presented is one of the secrets, in a time that tells nothing about them. */
export function isOneOf(presented: string, secrets: readonly string[]): boolean {
  const hash = digest(presented)
  return secrets.map(secret => timingSafeEqual(digest(secret), hash)).includes(true)
}

const digest = (text: string) => createHash('sha256').update(text).digest()
