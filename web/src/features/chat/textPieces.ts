import { LinkifyIt } from 'linkify-it'
import { hiddenHost } from './hiddenHost.ts'
import { phonePieces } from './phonePieces.ts'
import type { TextPiece } from './TextPiece.ts'

const phoneTail = /^\+?\d[\d()-]{2,30}/
const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true })
  .add('ftp:', null)
  .add('//', null)
  .add('tel:', { validate: (text, at) => phoneTail.exec(text.slice(at, at + 40))?.[0].length ?? 0 })

const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:'])

function urlOf(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** A message's text cut into plain runs, links (http, https, mailto, tel only) and phones. Joined again it is the text. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const link of finder.match(text) ?? []) {
    const url = urlOf(link.url)
    if (!url || !ALLOWED.has(url.protocol)) continue
    if (link.index > from) pieces.push(...phonePieces(text.slice(from, link.index)))
    pieces.push({ type: 'link', text: link.raw, href: url.href, host: hiddenHost(link.raw, url) })
    from = link.lastIndex
  }
  if (from < text.length) pieces.push(...phonePieces(text.slice(from)))
  return pieces
}
