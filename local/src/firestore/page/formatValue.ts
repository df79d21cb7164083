import { formatTimestamp } from '../value/timestamp.ts'
import type { Value } from '../value/Value.ts'

/** A stored value in one line, as one would write it in code; long strings and lists are cut. */
export function formatValue(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
    case 'integer':
    case 'double':
      return String(value.value)
    case 'string':
      return JSON.stringify(value.value.length > 80 ? `${value.value.slice(0, 79)}…` : value.value)
    case 'timestamp':
      return formatTimestamp(value.micros)
    case 'bytes':
      return `${value.value.length} bytes`
    case 'reference':
      return `/${value.name.split('/documents/').at(-1) ?? ''}`
    case 'geoPoint':
      return `(${value.latitude}, ${value.longitude})`
    case 'array':
      return `[${cut(value.values).map(formatValue).join(', ')}${more(value.values.length)}]`
    case 'vector':
      return `vector of ${value.values.length}`
    case 'map': {
      const members = cut([...value.fields]).map(([key, member]) => `${key}: ${formatValue(member)}`)
      return `{${members.join(', ')}${more(value.fields.size)}}`
    }
  }
}

const most = 10
const cut = <T>(items: readonly T[]): readonly T[] => items.slice(0, most)
const more = (count: number): string => (count > most ? `, … ${count - most} more` : '')
