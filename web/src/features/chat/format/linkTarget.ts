import { hiddenHost } from '../hiddenHost.ts'

const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:', 'tg:'])

/** Where a link may lead, and the address to show beside it when its text does not say so itself. */
export interface LinkTarget {
  readonly href: string
  readonly shown: string | null
}

/** The target of a link that a messenger marked in a text; null when it may not be followed. */
export function linkTarget(text: string, address: string): LinkTarget | null {
  const url = urlOf(address)
  if (!url || !ALLOWED.has(url.protocol)) return null
  return { href: url.href, shown: saysWhere(text, url) ? null : placeOf(url) }
}

function urlOf(address: string): URL | null {
  try {
    return new URL(/^[a-z][a-z\d+.-]*:/i.test(address.trim()) ? address.trim() : `https://${address.trim()}`)
  } catch {
    return null
  }
}

const placeOf = (url: URL) => {
  if (url.protocol === 'http:' || url.protocol === 'https:') return url.host
  return url.protocol === 'tg:' ? 'Telegram' : safelyDecoded(url.pathname)
}

function saysWhere(text: string, url: URL): boolean {
  const said = text.trim()
  if (url.protocol === 'mailto:' || url.protocol === 'tel:')
    return said.replace(/[^\p{L}\p{N}@.]/gu, '') === placeOf(url).replace(/[^\p{L}\p{N}@.]/gu, '')
  if (url.protocol === 'tg:') return said.toLowerCase().startsWith('tg:')
  const own = /^(https?:\/\/)?[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?$/i.test(said) ? urlOf(said) : null
  return own?.host === url.host && hiddenHost(said, url) === null
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
