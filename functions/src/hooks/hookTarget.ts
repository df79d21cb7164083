import { isIP } from 'node:net'
import { hookAddressFault, isLoopback } from '@chats/domain/hookAddressFault'
import type { HookAddressFault } from '@chats/domain/hookAddressFault'
import { isPublicAddress } from './isPublicAddress.ts'

/** An address that may be posted to, as far as it tells itself. */
export interface HookTarget {
  readonly url: URL
  /** Without the brackets of IPv6. */
  readonly host: string
  /** This very machine, where that is allowed. */
  readonly isLocal: boolean
}

/** Reads an address that somebody typed (hookAddressFault), and looks at an IP address in it by the list of the registry. */
export function hookTarget(text: string, allowLoopback: boolean): HookTarget | HookAddressFault {
  const fault = hookAddressFault(text, allowLoopback)
  if (fault) return fault
  const url = new URL(text)
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1')
  const isLocal = allowLoopback && isLoopback(url)
  return !isLocal && isIP(host) && !isPublicAddress(host) ? 'private_address' : { url, host, isLocal }
}
