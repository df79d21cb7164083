import { includes, same } from './equal.ts'
import { bool, fail, list, maybe, string, unknown, yes } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

const undefinedProperty = (name: string): RuleValue => fail(`Property ${name} is undefined on object.`)

/** `object.name`. */
export const member = (object: RuleValue, name: string): RuleValue => {
  if (object.kind === 'map') return object.get(name) ?? undefinedProperty(name)
  if (object.kind === 'error') return object
  if (object.kind === 'unknown') return object.knows.members?.get(name) ?? unknown
  return object.kind === 'null' ? fail('Null value error.') : undefinedProperty(name)
}

/** `object[index]`; neither is an error. */
export const at = (object: RuleValue, index: RuleValue): RuleValue => {
  if (index.kind === 'unknown') return unknown
  if (index.kind === 'string' && (object.kind === 'map' || object.kind === 'unknown')) {
    return member(object, index.value)
  }
  if (object.kind === 'unknown') return unknown
  if (object.kind === 'null') return fail('Null value error.')
  const parts = partsOf(object)
  if (!parts || index.kind !== 'int') {
    return fail(`Unsupported operation error. Received: ${object.kind}[${index.kind}].`)
  }
  return (index.value < 0n ? undefined : parts[Number(index.value)]) ?? fail('Index out of bound')
}

/** `object[from:to]`; `null` stands for the start or the end. No part is an error. */
export const slice = (object: RuleValue, from: RuleValue | null, to: RuleValue | null): RuleValue => {
  if (object.kind === 'unknown' || from?.kind === 'unknown' || to?.kind === 'unknown') return unknown
  const parts = partsOf(object)
  if (!parts || (from && from.kind !== 'int') || (to && to.kind !== 'int')) {
    return fail(`Unsupported operation error. Received: ${object.kind}[:].`)
  }
  const start = from ? from.value : 0n
  const end = to ? to.value : BigInt(parts.length)
  if (start < 0n || end < start || end > BigInt(parts.length)) return fail('Index out of bound')
  const cut = parts.slice(Number(start), Number(end))
  return object.kind === 'string'
    ? string(cut.map(part => (part.kind === 'string' ? part.value : '')).join(''))
    : list(cut)
}

const partsOf = (object: RuleValue): readonly RuleValue[] | undefined => {
  if (object.kind === 'list') return object.items
  if (object.kind === 'path') return object.segments.map(string)
  if (object.kind === 'string') return [...object.value].map(string)
  return undefined
}

/** `value in container`; neither is an error. */
export const isIn = (value: RuleValue, container: RuleValue): RuleValue => {
  switch (container.kind) {
    case 'list':
    case 'set':
      return maybe(includes(container.items, value))
    case 'map':
      if (value.kind === 'unknown') return unknown
      return bool(value.kind === 'string' && container.get(value.value) !== undefined)
    case 'unknown': {
      const { contains, members } = container.knows
      if (contains?.some(element => same(element, value))) return yes
      return value.kind === 'string' && members?.has(value.value) ? yes : unknown
    }
    case 'null':
      return fail('Null value error.')
    default:
      return fail(`Unsupported operation error. Received: ${value.kind} in ${container.kind}.`)
  }
}
