import { isIP } from 'node:net'
import { isPublicAddress } from './isPublicAddress.ts'

/** An address that may be posted to, as far as it tells itself. */
export interface HookTarget {
  readonly url: URL
  /** Without the brackets of IPv6. */
  readonly host: string
  /** This very machine, where that is allowed. */
  readonly isLocal: boolean
}

const PORTS = ['', '443', '8443']

/**
 * Reads an address that somebody typed: `https:` on a usual port, without a password in it, and no private IP address. With
 * `allowLoopback` also this machine, by `http:` and on any port.
 */
export function hookTarget(
  text: string,
  allowLoopback: boolean,
): HookTarget | 'bad_address' | 'private_address' {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username || url.password) return 'bad_address'
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1')
  const isLocal = allowLoopback && ['localhost', '127.0.0.1', '::1'].includes(host)
  if (isLocal)
    return url.protocol === 'https:' || url.protocol === 'http:' ? { url, host, isLocal } : 'bad_address'
  if (url.protocol !== 'https:' || !PORTS.includes(url.port)) return 'bad_address'
  return isIP(host) && !isPublicAddress(host) ? 'private_address' : { url, host, isLocal }
}
