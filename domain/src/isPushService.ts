/**
 * Whether an address is one of a push service that we push to. A browser names it, so without this list our functions
 * would call whatever somebody likes. `services` are hosts (`*.` before one: any under it), which are called by https
 * alone, or, for the local stack, `http://host` with any port.
 */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  const url = URL.parse(endpoint)
  if (!url || url.username || url.password) return false
  return services.some(service => {
    if (service.startsWith('http://')) return `${url.protocol}//${url.hostname}` === service
    if (url.protocol !== 'https:' || url.port !== '') return false
    return service.startsWith('*.') ? url.hostname.endsWith(service.slice(1)) : url.hostname === service
  })
}
