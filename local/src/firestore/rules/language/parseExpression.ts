import { parsePrimary } from './parsePrimary.ts'
import type { TokenReader } from './TokenReader.ts'
import type { BinaryOperator, Expression } from './Tree.ts'

/** Binary operators from the loosest to the tightest, each level reading from left to right. */
const levels: readonly (readonly (BinaryOperator | 'is')[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['in', 'is'],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

/** Reads one expression: `a ? b : c` at the loosest, member access and calls at the tightest. */
export const parseExpression = (reader: TokenReader): Expression =>
  reader.nested(() => {
    const condition = parseLevel(reader, 0)
    if (!reader.skip('?')) return condition
    const yes = parseExpression(reader)
    reader.expect(':')
    return { kind: 'choice', condition, yes, no: parseExpression(reader), at: condition.at }
  })

const parseLevel = (reader: TokenReader, level: number): Expression => {
  const operators = levels[level]
  if (!operators) return parseUnary(reader)
  let left = parseLevel(reader, level + 1)
  for (let length = 0; ; length += 1) {
    reader.chained(length)
    const operator = operators.find(candidate => reader.is(candidate))
    if (!operator) return left
    reader.next()
    left =
      operator === 'is'
        ? { kind: 'is', operand: left, type: reader.identifier().text, at: left.at }
        : { kind: 'binary', operator, left, right: parseLevel(reader, level + 1), at: left.at }
  }
}

const parseUnary = (reader: TokenReader): Expression => {
  const { at } = reader.peek()
  if (reader.skip('!')) {
    return { kind: 'unary', operator: '!', operand: reader.nested(() => parseUnary(reader)), at }
  }
  if (!reader.skip('-')) return parsePostfix(reader)
  const operand = reader.nested(() => parseUnary(reader))
  if (operand.kind === 'int') return { kind: 'int', value: -operand.value, at }
  if (operand.kind === 'float') return { kind: 'float', value: -operand.value, at }
  return { kind: 'unary', operator: '-', operand, at }
}

const parsePostfix = (reader: TokenReader): Expression => {
  let object = parsePrimary(reader, parseExpression)
  const { at } = object
  for (let length = 0; ; length += 1) {
    reader.chained(length)
    if (reader.skip('.')) {
      const name = reader.identifier().text
      object = reader.skip('(')
        ? { kind: 'call', object, name, args: parseList(reader, ')'), at }
        : { kind: 'member', object, name, at }
    } else if (reader.skip('[')) object = parseIndex(reader, object)
    else if (reader.is('(') && object.kind === 'name') {
      reader.next()
      object = { kind: 'call', object: null, name: object.name, args: parseList(reader, ')'), at }
    } else return object
  }
}

const parseIndex = (reader: TokenReader, object: Expression): Expression => {
  const { at } = object
  const from = reader.is(':') ? null : parseExpression(reader)
  if (!reader.skip(':')) {
    reader.expect(']')
    return from ? { kind: 'index', object, index: from, at } : object
  }
  const to = reader.is(']') ? null : parseExpression(reader)
  reader.expect(']')
  return { kind: 'slice', object, from, to, at }
}

/** Reads expressions parted by commas up to and including the closing symbol. */
export const parseList = (reader: TokenReader, close: string): readonly Expression[] => {
  const items: Expression[] = []
  while (!reader.skip(close)) {
    items.push(parseExpression(reader))
    if (!reader.is(close)) reader.expect(',')
  }
  return items
}
