import { isReserved } from './isReserved.ts'
import type { TokenReader } from './TokenReader.ts'
import type { Expression } from './Tree.ts'

type Parse = (reader: TokenReader) => Expression

/** Reads a literal, a list, a map, a path, a name or an expression in parentheses. */
export const parsePrimary = (reader: TokenReader, expression: Parse): Expression => {
  const token = reader.peek()
  const { at } = token
  if (token.kind === 'slash') return parsePathExpression(reader, expression)
  reader.next()
  switch (token.kind) {
    case 'string':
      return { kind: 'string', value: token.value, at }
    case 'bytes':
      return { kind: 'bytes', value: token.value, at }
    case 'int':
      return { kind: 'int', value: token.value, at }
    case 'float':
      return { kind: 'float', value: token.value, at }
    case 'identifier':
      if (token.text === 'null') return { kind: 'null', at }
      if (token.text === 'true' || token.text === 'false') {
        return { kind: 'bool', value: token.text === 'true', at }
      }
      if (isReserved(token.text)) throw reader.unexpected(token)
      return { kind: 'name', name: token.text, at }
    case 'symbol':
      break
    default:
      throw reader.unexpected(token)
  }
  if (token.text === '(') {
    const inner = expression(reader)
    reader.expect(')')
    return inner
  }
  if (token.text === '[') {
    const items: Expression[] = []
    while (!reader.skip(']')) {
      items.push(expression(reader))
      if (!reader.is(']')) reader.expect(',')
    }
    return { kind: 'list', items, at }
  }
  if (token.text === '{') {
    const entries: (readonly [Expression, Expression])[] = []
    while (!reader.skip('}')) {
      const key = expression(reader)
      reader.expect(':')
      entries.push([key, expression(reader)])
      if (!reader.is('}')) reader.expect(',')
    }
    return { kind: 'map', entries, at }
  }
  throw reader.unexpected(token)
}

const parsePathExpression = (reader: TokenReader, expression: Parse): Expression => {
  const { at } = reader.peek()
  const segments: (string | Expression)[] = []
  while (reader.peek().kind === 'slash') {
    reader.next()
    const token = reader.next()
    if (token.kind === 'segment') segments.push(token.text)
    else if (token.kind === 'interpolation') {
      segments.push(expression(reader))
      reader.expect(')')
    } else throw reader.unexpected(token)
  }
  return { kind: 'path', segments, at }
}
