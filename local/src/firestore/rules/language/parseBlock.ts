import { isReserved } from './isReserved.ts'
import { parseExpression } from './parseExpression.ts'
import type { Position } from './Position.ts'
import { SyntaxIssue } from './SyntaxIssue.ts'
import type { TokenReader } from './TokenReader.ts'
import type { AllowTree, BlockTree, FunctionTree, Method, PatternPart } from './Tree.ts'

const methods: ReadonlyMap<string, readonly Method[]> = new Map([
  ['read', ['get', 'list']],
  ['write', ['create', 'update', 'delete']],
  ['get', ['get']],
  ['list', ['list']],
  ['create', ['create']],
  ['update', ['update']],
  ['delete', ['delete']],
])

/** Reads the braces of a `service` or a `match`: matches, functions and, in a match, allows. */
export const parseBlock = (
  reader: TokenReader,
  head: { readonly at: Position; readonly pattern: readonly PatternPart[] },
): BlockTree =>
  reader.nested(() => {
    const functions: FunctionTree[] = []
    const blocks: BlockTree[] = []
    const allows: AllowTree[] = []
    reader.expect('{')
    while (!reader.skip('}')) {
      const token = reader.peek()
      if (reader.is('function')) functions.push(parseFunction(reader))
      else if (reader.is('match')) {
        reader.next()
        blocks.push(parseBlock(reader, { at: token.at, pattern: parsePattern(reader) }))
      } else if (reader.is('allow') && head.pattern.length > 0) allows.push(parseAllow(reader))
      else if (token.kind === 'slash') {
        throw new SyntaxIssue("Missing 'match' keyword before path.", token.at)
      } else throw reader.unexpected()
    }
    return { ...head, functions, blocks, allows }
  })

const parsePattern = (reader: TokenReader): readonly PatternPart[] => {
  const parts: PatternPart[] = []
  if (reader.peek().kind !== 'slash') throw reader.unexpected()
  while (reader.peek().kind === 'slash') {
    reader.next()
    const token = reader.next()
    if (token.kind === 'segment') parts.push({ kind: 'literal', text: token.text })
    else if (token.kind === 'capture' && !isReserved(token.name)) {
      parts.push({ kind: token.glob ? 'glob' : 'single', name: token.name, at: token.at })
    } else throw reader.unexpected(token)
  }
  return parts
}

const parseAllow = (reader: TokenReader): AllowTree => {
  const { at } = reader.expect('allow')
  const allowed = new Set<Method>()
  do {
    const token = reader.identifier()
    const meant = methods.get(token.text)
    if (!meant) throw new SyntaxIssue(`Invalid method '${token.text}'.`, token.at)
    for (const method of meant) allowed.add(method)
  } while (reader.skip(','))
  let condition: AllowTree['condition'] = null
  if (reader.skip(':')) {
    reader.expect('if')
    if (reader.is(';') || reader.is('}') || reader.peek().kind === 'end') {
      throw new SyntaxIssue("Missing conditional expression after 'if'.", reader.peek().at)
    }
    condition = parseExpression(reader)
  }
  reader.skip(';')
  return { at, methods: [...allowed], condition }
}

/** Reads `function name(a, b) { let x = …; return …; }`. */
export const parseFunction = (reader: TokenReader): FunctionTree => {
  const { at } = reader.expect('function')
  const name = reader.name().text
  const parameters: string[] = []
  const lets: FunctionTree['lets'][number][] = []
  reader.expect('(')
  while (!reader.skip(')')) {
    parameters.push(reader.name().text)
    if (!reader.is(')')) reader.expect(',')
  }
  reader.expect('{')
  while (reader.is('let')) {
    const binding = reader.next()
    const bound = reader.name().text
    reader.expect('=')
    lets.push({ at: binding.at, name: bound, value: parseExpression(reader) })
    reader.expect(';')
  }
  reader.expect('return')
  const result = parseExpression(reader)
  reader.skip(';')
  reader.expect('}')
  return { at, name, parameters, lets, result }
}
