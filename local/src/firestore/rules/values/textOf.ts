import type { RuleValue } from './RuleValue.ts'

/** What `string(x)` makes of a value; `undefined` for a kind that has no text. */
export const textOf = (value: RuleValue): string | undefined => {
  switch (value.kind) {
    case 'string':
      return value.value
    case 'null':
      return 'null'
    case 'bool':
    case 'int':
      return String(value.value)
    case 'float':
      return Number.isInteger(value.value) && Math.abs(value.value) < 1e7
        ? value.value.toFixed(1)
        : String(value.value)
    case 'path':
      return `/${value.segments.join('/')}`
    default:
      return undefined
  }
}
