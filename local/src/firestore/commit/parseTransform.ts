import type { Json } from '../service/Json.ts'
import { asList, asObject, asString } from '../value/asJson.ts'
import { parseFieldPath } from '../value/fieldPath.ts'
import { valueFromJson } from '../value/fromJson.ts'
import { invalid } from '../value/invalid.ts'
import type { Value } from '../value/Value.ts'
import type { Transform } from './Write.ts'

const operand = (json: Json, what: string): Value => {
  const value = valueFromJson(json)
  if (value.kind !== 'integer' && value.kind !== 'double') throw invalid(`${what} requires a number.`)
  return value
}

const values = (json: Json, what: string): readonly Value[] =>
  asList(asObject(json, what).values, what).map(valueFromJson)

const operators: { readonly [member: string]: (json: Json) => Transform['operator'] } = {
  setToServerValue: json => {
    if (json !== 'REQUEST_TIME') throw invalid('setToServerValue must be REQUEST_TIME.')
    return { kind: 'requestTime' }
  },
  increment: json => ({ kind: 'increment', operand: operand(json, 'increment') }),
  maximum: json => ({ kind: 'maximum', operand: operand(json, 'maximum') }),
  minimum: json => ({ kind: 'minimum', operand: operand(json, 'minimum') }),
  appendMissingElements: json => ({ kind: 'appendMissing', values: values(json, 'appendMissingElements') }),
  removeAllFromArray: json => ({ kind: 'removeAll', values: values(json, 'removeAllFromArray') }),
}

/** Reads a DocumentTransform.FieldTransform. Throws INVALID_ARGUMENT. */
export function parseTransform(json: Json): Transform {
  const { fieldPath, ...members } = asObject(json, 'fieldTransform')
  for (const [member, content] of Object.entries(members)) {
    const read = operators[member]
    if (read !== undefined && content !== undefined)
      return { field: parseFieldPath(asString(fieldPath, 'fieldPath')), operator: read(content) }
  }
  throw invalid('A field transform must have one of its members set.')
}
