const PORTS: readonly string[] = ['', '443', '8443']

/** What is wrong with an address that the server is to post to. */
export type HookAddressFault = 'bad_address' | 'private_address'

/**
 * Looks at an address that somebody typed, as far as it tells itself: `https:` on a usual port, without a password in it,
 * and no private IP address or name of an inner network. With `allowLoopback` also this machine, by `http:` and on any
 * port. Where a name leads is seen when something is sent (functions/src/hooks).
 */
export function hookAddressFault(text: string, allowLoopback: boolean): HookAddressFault | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username || url.password) return 'bad_address'
  if (allowLoopback && isLoopback(url))
    return url.protocol === 'https:' || url.protocol === 'http:' ? null : 'bad_address'
  if (url.protocol !== 'https:' || !PORTS.includes(url.port)) return 'bad_address'
  return isInner(url.hostname) ? 'private_address' : null
}

/** Whether an address names the very machine that posts. */
export const isLoopback = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** `URL` has brought every spelling of an IPv4 address (hexadecimal, one number, octal) into four numbers by now. */
function isInner(host: string): boolean {
  // The global range of IPv6 begins with 2 or 3.
  if (host.startsWith('[')) return !/^\[[23][0-9a-f]{3}:/u.test(host)
  if (/^\d+\.\d+\.\d+\.\d+$/u.test(host)) return isInner4(host.split('.').map(Number))
  const name = host.replace(/\.$/u, '')
  return !name.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/u.test(name)
}

function isInner4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true
  if (a === 100) return b >= 64 && b < 128
  if (a === 169) return b === 254
  if (a === 172) return b >= 16 && b < 32
  return a === 192 && b === 168
}
