import type { TextPiece } from './TextPiece.ts'

/**
 * A phone as people write it: with a plus, or a local one with its zero or eight in front, in groups. It stands apart
 * from letters, digits, signs of money and parts of addresses.
 */
const PHONE =
  /(?<![\p{L}\p{N}\p{Sc}№#_@/:=.,+-])(?:\+\d{1,3}|[08])(?:[ \u00A0-]?(?:\(\d{1,4}\)|\d{1,4})){2,6}(?![\p{L}\p{N}\p{Sc}_@/=])/gu

/** Of a run without a break that is longer than this nothing is a phone. */
const LONGEST = 24

function numberOf(written: string): string | null {
  const digits = written.replace(/\D/g, '')
  if (written.length > LONGEST) return null
  if (written.startsWith('+')) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null
  const local = digits.startsWith('8') ? 11 : 10
  return digits.length === local ? digits : null
}

/** Plain words cut at the phones in them, which can be called. Joined again they are the words. */
export function phonePieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const { 0: written, index } of text.matchAll(PHONE)) {
    const number = numberOf(written)
    if (number === null) continue
    if (index > from) pieces.push({ type: 'text', text: text.slice(from, index) })
    pieces.push({ type: 'link', text: written, href: `tel:${number}`, host: null })
    from = index + written.length
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) })
  return pieces
}
