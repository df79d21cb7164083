import type { Position } from './Position.ts'
import { SyntaxIssue } from './SyntaxIssue.ts'

const part = /\\x([0-9a-fA-F]{2})|\\([0-3][0-7]{2})|\\([\\'"])|([^\\\n])/uy

/**
 * Reads the bytes literal whose quote opens at `start`: `b'\xE2'`, `b'\342'`, or text, which stands for its UTF-8.
 * Answers the bytes and the offset after the closing quote.
 */
export const scanBytes = (
  source: string,
  start: number,
  at: Position,
): { readonly value: Uint8Array; readonly end: number } => {
  const quote = source[start]
  const parts: Uint8Array[] = []
  for (let i = start + 1; source[i] !== quote; i = part.lastIndex) {
    part.lastIndex = i
    const found = part.exec(source)
    if (!found) throw new SyntaxIssue('Invalid bytes literal.', at)
    const [, hex, octal, escaped, text = escaped ?? ''] = found
    if (hex !== undefined) parts.push(Uint8Array.of(Number.parseInt(hex, 16)))
    else if (octal !== undefined) parts.push(Uint8Array.of(Number.parseInt(octal, 8)))
    else parts.push(Buffer.from(text, 'utf8'))
    if (part.lastIndex >= source.length) throw new SyntaxIssue('Unterminated bytes literal.', at)
  }
  const value = Uint8Array.from(Buffer.concat(parts))
  const textEnd = parts.length === 0 ? start + 1 : part.lastIndex
  return { value, end: textEnd + 1 }
}
