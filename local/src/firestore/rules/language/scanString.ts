import type { Position } from './Position.ts'
import { SyntaxIssue } from './SyntaxIssue.ts'

const simple: { readonly [escape: string]: string } = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  '?': '?',
}
const coded: { readonly [escape: string]: number } = { x: 2, u: 4, U: 8 }

/** Reads the string literal that opens at `start`; answers its value and the offset after its closing quote. */
export const scanString = (
  source: string,
  start: number,
  at: Position,
): { readonly value: string; readonly end: number } => {
  const quote = source[start]
  let value = ''
  let i = start + 1
  for (;;) {
    const char = source[i]
    if (char === undefined || char === '\n') throw new SyntaxIssue('Unterminated string literal.', at)
    if (char === quote) return { value, end: i + 1 }
    if (char !== '\\') {
      value += char
      i += 1
      continue
    }
    const escape = source[i + 1] ?? ''
    const plain = simple[escape]
    const digits = coded[escape]
    if (plain !== undefined) {
      value += plain
      i += 2
    } else if (digits !== undefined) {
      const hex = source.slice(i + 2, i + 2 + digits)
      const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Infinity
      if (code > 0x10ffff) throw new SyntaxIssue(`Invalid escape sequence '\\${escape}'.`, at)
      value += String.fromCodePoint(code)
      i += 2 + digits
    } else throw new SyntaxIssue(`Invalid escape sequence '\\${escape}'.`, at)
  }
}
