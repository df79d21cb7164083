import { asObject } from '../asJson.ts'
import { compareStrings } from '../compareStrings.ts'
import type { Fields, Value } from '../Value.ts'
import type { Kind } from './Kind.ts'

const sorted = (fields: Fields): [string, Value][] =>
  [...fields].sort(([left], [right]) => compareStrings(left, right))

/** `fields` as a vector's numbers, when that is what the map stands for. */
const vectorValues = (fields: Fields): readonly number[] | null => {
  const type = fields.get('__type__')
  const value = fields.get('value')
  if (type?.kind !== 'string' || type.value !== '__vector__' || value?.kind !== 'array') return null
  const numbers = value.values.flatMap(each =>
    each.kind === 'double' || each.kind === 'integer' ? [Number(each.value)] : [],
  )
  return numbers.length === value.values.length ? numbers : null
}

/** A map: by its sorted keys, key then value, then by size. */
export const mapKind: Kind<'map'> = {
  rank: 10,
  jsonKey: 'mapValue',
  compare: (left, right, compareValues) => {
    const a = sorted(left.fields)
    const b = sorted(right.fields)
    for (const [at, [key, value]] of a.entries()) {
      const other = b[at]
      if (other === undefined) return 1
      const order = compareStrings(key, other[0]) || compareValues(value, other[1])
      if (order !== 0) return order
    }
    return a.length - b.length
  },
  size: ({ fields }, sizeOf) => {
    let sum = 0
    for (const [key, value] of fields) sum += Buffer.byteLength(key) + 1 + sizeOf(value)
    return sum
  },
  toJson: ({ fields }, toJson) => ({
    fields: Object.fromEntries([...fields].map(([key, value]) => [key, toJson(value)])),
  }),
  fromJson: (json, fromJson) => {
    const fields = new Map<string, Value>()
    const members = asObject(asObject(json, 'mapValue').fields, 'mapValue.fields')
    for (const key in members) fields.set(key, fromJson(members[key] ?? null))
    const values = vectorValues(fields)
    return values === null ? { kind: 'map', fields } : { kind: 'vector', values }
  },
}
