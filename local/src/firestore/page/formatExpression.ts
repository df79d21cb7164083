import type { Expression } from '../rules/language/Tree.ts'

/** An expression of the rules language written out in one line. */
export function formatExpression(tree: Expression): string {
  const inner = formatExpression
  switch (tree.kind) {
    case 'null':
      return 'null'
    case 'bool':
    case 'int':
    case 'float':
      return String(tree.value)
    case 'string':
      return `'${tree.value}'`
    case 'bytes':
      return `b'${Buffer.from(tree.value).toString('latin1')}'`
    case 'list':
      return `[${tree.items.map(inner).join(', ')}]`
    case 'map':
      return `{${tree.entries.map(([key, value]) => `${inner(key)}: ${inner(value)}`).join(', ')}}`
    case 'path':
      return tree.segments
        .map(part => (typeof part === 'string' ? `/${part}` : `/$(${inner(part)})`))
        .join('')
    case 'name':
      return tree.name
    case 'member':
      return `${operand(tree.object)}.${tree.name}`
    case 'index':
      return `${operand(tree.object)}[${inner(tree.index)}]`
    case 'slice':
      return `${operand(tree.object)}[${tree.from ? inner(tree.from) : ''}:${tree.to ? inner(tree.to) : ''}]`
    case 'call':
      return `${tree.object ? `${operand(tree.object)}.` : ''}${tree.name}(${tree.args.map(inner).join(', ')})`
    case 'unary':
      return `${tree.operator}${operand(tree.operand)}`
    case 'binary':
      return `${part(tree, tree.left)} ${tree.operator} ${part(tree, tree.right)}`
    case 'is':
      return `${operand(tree.operand)} is ${tree.type}`
    case 'choice':
      return `${operand(tree.condition)} ? ${inner(tree.yes)} : ${inner(tree.no)}`
  }
}

const compound = new Set(['binary', 'is', 'choice', 'unary'])

const operand = (tree: Expression): string =>
  compound.has(tree.kind) ? `(${formatExpression(tree)})` : formatExpression(tree)

/** A side of a binary operator: comparisons beside && and || need no brackets. */
const part = (whole: Expression & { kind: 'binary' }, tree: Expression): string => {
  const logical = whole.operator === '&&' || whole.operator === '||'
  const plain =
    tree.kind === 'unary' ||
    (logical && tree.kind === 'is') ||
    (tree.kind === 'binary' &&
      (tree.operator === whole.operator || (logical && !['&&', '||'].includes(tree.operator))))
  return plain ? formatExpression(tree) : operand(tree)
}
