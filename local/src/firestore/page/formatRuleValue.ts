import type { RuleValue } from '../rules/values/RuleValue.ts'
import { formatTimestamp } from '../value/timestamp.ts'

/** A value of the rules language in one line, cut where it grows long. */
export function formatRuleValue(value: RuleValue, depth = 0): string {
  const inner = (each: RuleValue): string => formatRuleValue(each, depth + 1)
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'bool':
    case 'int':
    case 'float':
      return String(value.value)
    case 'string':
      return JSON.stringify(value.value.length > 60 ? `${value.value.slice(0, 59)}…` : value.value)
    case 'bytes':
      return `${value.value.length} bytes`
    case 'list':
      return depth > 1 ? '[…]' : `[${cut(value.items).map(inner).join(', ')}${more(value.items.length)}]`
    case 'set':
      return `set of ${value.items.length}: ${cut(value.items).map(inner).join(', ')}`
    case 'map': {
      const keys = value.keys()
      if (depth > 1) return '{…}'
      const members = cut(keys).map(key => `${key}: ${inner(value.get(key) ?? { kind: 'null' })}`)
      return `{${members.join(', ')}${more(keys.length)}}`
    }
    case 'map_diff':
      return 'a difference of maps'
    case 'path':
      return `/${value.segments.join('/')}`
    case 'timestamp':
      return formatTimestamp(value.nanos / 1000n)
    case 'duration':
      return `${Number(value.nanos) / 1e9} s`
    case 'latlng':
      return `(${value.latitude}, ${value.longitude})`
    case 'unknown':
      return value.knows.type ? `any ${value.knows.type}` : 'not known'
    case 'error':
      return value.message
  }
}

const most = 6
const cut = <T>(items: readonly T[]): readonly T[] => items.slice(0, most)
const more = (count: number): string => (count > most ? ', …' : '')
