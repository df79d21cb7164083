import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** A new secret, in the form of https://www.standardwebhooks.com. */
export const newHookSecret = (): string => PREFIX + randomBytes(32).toString('base64')

/**
 * The headers by which the receiver knows that it was us, and that it is no repetition of an old one. Without a secret they
 * only say which one it is.
 */
export function signHook(
  secret: string | null,
  { id, atSeconds, body }: { readonly id: string; readonly atSeconds: number; readonly body: string },
): Readonly<Record<string, string>> {
  const named = { 'webhook-id': id, 'webhook-timestamp': String(atSeconds) }
  if (secret === null) return named
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${atSeconds}.${body}`).digest('base64')
  return { ...named, 'webhook-signature': `v1,${signature}` }
}
