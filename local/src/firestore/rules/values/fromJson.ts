import type { Json, JsonObject } from '../../service/Json.ts'
import { bool, float, lazyMap, list, nothing, string } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

/** A claim of a token as the rules see it: whole numbers are ints. */
export const fromJson = (value: Json | undefined): RuleValue => {
  if (value === null || value === undefined) return nothing
  if (typeof value === 'boolean') return bool(value)
  if (typeof value === 'string') return string(value)
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { kind: 'int', value: BigInt(value) } : float(value)
  }
  if (Array.isArray(value)) return list((value as readonly Json[]).map(fromJson))
  return lazyMap(new Map(Object.entries(value as JsonObject)), fromJson)
}
