import type { Position } from './Position.ts'
import { scanBytes } from './scanBytes.ts'
import { scanString } from './scanString.ts'
import { SyntaxIssue } from './SyntaxIssue.ts'
import type { Token } from './Token.ts'

const blank = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y
const identifier = /[A-Za-z_][A-Za-z0-9_]*/y
const float = /[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+/y
const int = /0[xX][0-9a-fA-F]+|[0-9]+/y
const symbol = /&&|\|\||==|!=|<=|>=|[-+*/%<>!?:;,.()[\]{}=]/y
const segment = /\([A-Za-z0-9_-]+\)|[A-Za-z0-9_.~%@-]+/y
const capture = /\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*(=\s*\*\*?)?\s*\}/y

const maxInt64 = 2n ** 63n
/** Words after which a `/` opens a path. Every other name is an operand, so there `/` divides. */
const beforePath = new Set(['match', 'return', 'in', 'if'])

/** Splits a rules file into tokens, the last of which is `end`. Throws SyntaxIssue. */
export const tokenize = (source: string): readonly Token[] => {
  const tokens: Token[] = []
  /** Open parentheses: true where the closing one ends an interpolation and the path may go on. */
  const open: boolean[] = []
  let i = 0
  let line = 1
  let lineStart = 0

  const here = (): Position => ({ offset: i, line, column: i - lineStart + 1 })
  const advance = (to: number): void => {
    for (let at = source.indexOf('\n', i); at >= 0 && at < to; at = source.indexOf('\n', at + 1)) {
      line += 1
      lineStart = at + 1
    }
    i = to
  }
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = i
    return pattern.exec(source)
  }
  const take = (token: Token, to: number): void => {
    tokens.push(token)
    advance(to)
  }
  const opensPath = (): boolean => {
    const last = tokens.at(-1)
    if (!last || last.kind === 'interpolation') return true
    if (last.kind === 'symbol') return last.text !== ')' && last.text !== ']'
    return last.kind === 'identifier' && beforePath.has(last.text) && tokens.at(-2)?.text !== '.'
  }
  const goesOn = (): boolean => source[i] === '/' && source[i + 1] !== '/' && source[i + 1] !== '*'

  const scanPath = (): void => {
    do {
      take({ kind: 'slash', text: '/', at: here() }, i + 1)
      if (source.startsWith('$(', i)) {
        open.push(true)
        take({ kind: 'interpolation', text: '$(', at: here() }, i + 2)
        return
      }
      const bound = match(capture)
      const literal = match(segment)
      if (bound) {
        const [text, name = ''] = bound
        const glob = text.includes('**')
        take({ kind: 'capture', text, name, glob, at: here() }, i + text.length)
      } else if (literal) take({ kind: 'segment', text: literal[0], at: here() }, i + literal[0].length)
      else return
    } while (goesOn())
  }

  const scanToken = (): void => {
    const at = here()
    const char = source[i] ?? ''
    if (char === '/' && opensPath()) return scanPath()
    if (char === '"' || char === "'") {
      const { value, end } = scanString(source, i, at)
      return take({ kind: 'string', text: source.slice(i, end), value, at }, end)
    }
    if (char === 'b' && (source[i + 1] === '"' || source[i + 1] === "'")) {
      const { value, end } = scanBytes(source, i + 1, at)
      return take({ kind: 'bytes', text: source.slice(i, end), value, at }, end)
    }
    const name = match(identifier)?.[0]
    if (name !== undefined) return take({ kind: 'identifier', text: name, at }, i + name.length)
    const real = match(float)?.[0]
    if (real !== undefined)
      return take({ kind: 'float', text: real, value: Number(real), at }, i + real.length)
    const whole = match(int)?.[0]
    if (whole !== undefined) {
      const value = BigInt(whole)
      if (value > maxInt64) throw new SyntaxIssue(`Invalid integer literal '${whole}'.`, at)
      return take({ kind: 'int', text: whole, value, at }, i + whole.length)
    }
    const sign = match(symbol)?.[0]
    if (sign === undefined) throw new SyntaxIssue(`Unexpected '${char}'.`, at)
    take({ kind: 'symbol', text: sign, at }, i + sign.length)
    if (sign === '(') open.push(false)
    if (sign === ')' && open.pop() && goesOn()) scanPath()
  }

  for (;;) {
    const gap = match(blank)
    if (gap) advance(i + gap[0].length)
    if (i >= source.length) break
    scanToken()
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: here() })
  return tokens
}
