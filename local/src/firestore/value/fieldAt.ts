import type { FieldPath } from './fieldPath.ts'
import type { Fields, Value } from './Value.ts'

/** The value at `path`, or `undefined` where a map on the way or the field itself is missing. */
export function fieldAt(fields: Fields, path: FieldPath): Value | undefined {
  let current: Fields = fields
  for (let at = 0; at < path.length - 1; at += 1) {
    const next = current.get(path[at] ?? '')
    if (next?.kind !== 'map') return undefined
    current = next.fields
  }
  return current.get(path[path.length - 1] ?? '')
}

/** `fields` with `value` at `path`: what is no map on the way becomes one; `undefined` takes the field away. */
export function withFieldAt(fields: Fields, path: FieldPath, value: Value | undefined): Fields {
  const [head, ...rest] = path
  if (head === undefined) return fields
  const next = new Map(fields)
  if (rest.length === 0) {
    if (value === undefined) next.delete(head)
    else next.set(head, value)
    return next
  }
  const inner = fields.get(head)
  if (value === undefined && inner?.kind !== 'map') return fields
  next.set(head, {
    kind: 'map',
    fields: withFieldAt(inner?.kind === 'map' ? inner.fields : new Map(), rest, value),
  })
  return next
}
