import type { Ports } from './Ports.ts'

interface HeaderRule {
  readonly source: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}

const WIDENED = ['connect-src', 'img-src', 'media-src']
// Speaks of https, which this machine does not.
const DROPPED = 'strict-transport-security'

/** Hosting's headers as they are in production, except that the page may also speak to the emulators of this machine. */
export function localHeaders(
  rules: readonly HeaderRule[],
  ports: Pick<Ports, 'auth' | 'firestore' | 'functions' | 'storage'>,
): HeaderRule[] {
  const hosts = [ports.auth, ports.firestore, ports.functions, ports.storage].map(
    port => `http://127.0.0.1:${port}`,
  )
  const widen = (policy: string) =>
    policy
      .split(';')
      .map(directive =>
        WIDENED.includes(directive.trim().split(' ')[0] ?? '') ? [directive, ...hosts].join(' ') : directive,
      )
      .join(';')
  return rules.map(rule => ({
    ...rule,
    headers: rule.headers
      .filter(({ key }) => key.toLowerCase() !== DROPPED)
      .map(({ key, value }) => ({
        key,
        value: key.toLowerCase() === 'content-security-policy' ? widen(value) : value,
      })),
  }))
}
