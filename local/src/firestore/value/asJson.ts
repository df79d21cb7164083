import type { Json, JsonObject } from '../service/Json.ts'
import { invalid } from './invalid.ts'

/** `json` as an object; an absent one is empty, as proto3 JSON leaves out what is default. Throws INVALID_ARGUMENT. */
export function asObject(json: Json | undefined, what: string): JsonObject {
  if (json === undefined || json === null) return {}
  if (typeof json !== 'object' || Array.isArray(json)) throw invalid(`${what} must be an object.`)
  return json as JsonObject
}

/** `json` as a list; an absent one is empty. Throws INVALID_ARGUMENT. */
export function asList(json: Json | undefined, what: string): readonly Json[] {
  if (json === undefined || json === null) return []
  if (!Array.isArray(json)) throw invalid(`${what} must be a list.`)
  return json as readonly Json[]
}

/** `json` as a string; an absent one is empty. Throws INVALID_ARGUMENT. */
export function asString(json: Json | undefined, what: string): string {
  if (json === undefined || json === null) return ''
  if (typeof json !== 'string') throw invalid(`${what} must be a string.`)
  return json
}

/** `json` as an int32, also from `{"value": n}`, the wrapper; `null` when absent. Throws INVALID_ARGUMENT. */
export function asInteger(json: Json | undefined, what: string): number | null {
  if (json === undefined || json === null) return null
  if (typeof json === 'object' && 'value' in json) return asInteger(json.value ?? 0, what)
  const value = typeof json === 'number' || typeof json === 'string' ? Number(json) : NaN
  if (!Number.isInteger(value)) throw invalid(`${what} must be an integer.`)
  return value
}
