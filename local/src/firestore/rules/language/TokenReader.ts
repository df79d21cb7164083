import { isReserved } from './isReserved.ts'
import { SyntaxIssue } from './SyntaxIssue.ts'
import type { Token } from './Token.ts'

/** A cursor over tokens, with the few moves that a recursive-descent parser makes. */
export interface TokenReader {
  peek(ahead?: number): Token
  next(): Token
  /** True when the next token is this symbol or word; it is not taken. */
  is(text: string): boolean
  /** Takes the next token when it is this symbol or word. */
  skip(text: string): boolean
  expect(text: string): Token
  identifier(): Token
  /** Takes an identifier that is no word of the language: what may be bound, or stand for a value. */
  name(): Token
  unexpected(token?: Token): SyntaxIssue
  /** Guards the stack against absurdly nested sources. */
  nested<T>(read: () => T): T
  /** Guards the stack against absurdly long chains: `1 + 1 + …`, `a.b.c…`. */
  chained(length: number): void
}

const deepest = 200
const longest = 2000

export const readTokens = (tokens: readonly Token[]): TokenReader => {
  const end = tokens.at(-1) as Token
  let position = 0
  let depth = 0
  const peek = (ahead = 0): Token => tokens[position + ahead] ?? end
  const is = (text: string): boolean => {
    const token = peek()
    return (token.kind === 'symbol' || token.kind === 'identifier') && token.text === text
  }
  const unexpected = (token: Token = peek()): SyntaxIssue =>
    new SyntaxIssue(`Unexpected '${token.text}'.`, token.at)
  const next = (): Token => {
    const token = peek()
    position += 1
    return token
  }
  const identifier = (): Token => {
    if (peek().kind !== 'identifier') throw unexpected()
    return next()
  }
  const tooDeep = (): SyntaxIssue => new SyntaxIssue('The expression is nested too deeply.', peek().at)
  return {
    peek,
    next,
    is,
    skip: text => is(text) && next() !== undefined,
    expect: text => {
      if (!is(text)) throw unexpected()
      return next()
    },
    identifier,
    name: () => {
      if (isReserved(peek().text)) throw unexpected()
      return identifier()
    },
    unexpected,
    nested: read => {
      depth += 1
      if (depth > deepest) throw tooDeep()
      try {
        return read()
      } finally {
        depth -= 1
      }
    },
    chained: length => {
      if (length > longest) throw tooDeep()
    },
  }
}
