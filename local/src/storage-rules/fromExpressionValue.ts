import { same } from '../firestore/rules/values/equal.ts'
import {
  bool,
  fail,
  float,
  int,
  lazyMap,
  list,
  nothing,
  path,
  setOf,
  string,
  timestamp,
} from '../firestore/rules/values/make.ts'
import type { RuleValue } from '../firestore/rules/values/RuleValue.ts'
import type { Json, JsonObject } from '../firestore/service/Json.ts'
import { parseTimestamp } from '../firestore/value/timestamp.ts'

const asObject = (json: Json | undefined): JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {}
const asList = (json: Json | undefined): readonly Json[] =>
  Array.isArray(json) ? (json as readonly Json[]) : []

const readers: { readonly [kind: string]: (content: Json) => RuleValue } = {
  null_value: () => nothing,
  bool_value: content => bool(content === true),
  int_value: content => int(BigInt(content as string | number)),
  float_value: content => float(Number(content)),
  string_value: content => string(String(content)),
  timestamp_value: content => timestamp(parseTimestamp(String(content)) * 1000n),
  list_value: content => list(asList(asObject(content).values).map(fromExpressionValue)),
  set_value: content => setOf(asList(asObject(content).values).map(fromExpressionValue), same),
  path_value: content =>
    path(asList(asObject(content).segments).map(segment => String(asObject(segment).simple ?? ''))),
  map_value: content => {
    const fields = asObject(asObject(content).fields)
    return lazyMap(new Map(Object.entries(fields)), fromExpressionValue)
  },
}

/** A value as the Firebase CLI writes it for the runtime: `{"string_value": "x"}`. An unknown form is an error value. */
export const fromExpressionValue = (json: Json | undefined): RuleValue => {
  for (const [kind, content] of Object.entries(asObject(json))) {
    const read = readers[kind]
    if (read && content !== undefined) return read(content)
  }
  return json === undefined || json === null ? nothing : fail('Unknown expression value.')
}
