import type { Knowledge } from './Knowledge.ts'
import type { RuleValue } from './RuleValue.ts'

/** The names that `is` knows. */
export const typeNames: ReadonlySet<string> = new Set([
  ...['bool', 'bytes', 'float', 'int', 'list', 'latlng', 'number', 'path', 'map', 'string', 'timestamp'],
  ...['duration', 'set', 'map_diff', 'constraint'],
])

/** `value is type` for a concrete value. */
export const hasType = (type: string, value: RuleValue): boolean =>
  type === 'number' ? value.kind === 'int' || value.kind === 'float' : type === value.kind

/** `value is type` for what a query knows; `undefined` when it is left open. */
export const unknownHasType = (type: string, { type: known }: Knowledge): boolean | undefined => {
  if (known === undefined) return undefined
  if (known === type) return true
  return known === 'number' && (type === 'int' || type === 'float') ? undefined : false
}
