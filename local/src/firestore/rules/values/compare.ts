import { compareStrings } from '../../value/compareStrings.ts'
import type { RuleValue } from './RuleValue.ts'

const sign = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order of two concrete values: negative, 0, positive; NaN for a float NaN; `null` when they have no order. */
export const compare = (a: RuleValue, b: RuleValue): number | null => {
  if ((a.kind === 'int' || a.kind === 'float') && (b.kind === 'int' || b.kind === 'float')) {
    return a.value !== a.value || b.value !== b.value ? Number.NaN : sign(a.value, b.value)
  }
  if (a.kind === 'string' && b.kind === 'string') return compareStrings(a.value, b.value)
  if (a.kind === 'timestamp' && b.kind === 'timestamp') return sign(a.nanos, b.nanos)
  if (a.kind === 'duration' && b.kind === 'duration') return sign(a.nanos, b.nanos)
  if (a.kind === 'bytes' && b.kind === 'bytes') return Buffer.compare(a.value, b.value)
  return null
}
