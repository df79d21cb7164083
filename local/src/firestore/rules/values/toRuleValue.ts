import type { Fields, Value } from '../../value/Value.ts'
import { bytes, float, lazyMap, list, no, nothing, path, string, timestamp, yes } from './make.ts'
import type { MapValue, RuleValue } from './RuleValue.ts'

/** A stored value as the rules see it: a reference is a path from `/databases`, a vector is the map it is made of. */
export const toRuleValue = (value: Value): RuleValue => {
  switch (value.kind) {
    case 'null':
      return nothing
    case 'boolean':
      return value.value ? yes : no
    case 'integer':
      return { kind: 'int', value: value.value }
    case 'double':
      return float(value.value)
    case 'timestamp':
      return timestamp(value.micros * 1000n)
    case 'string':
      return string(value.value)
    case 'bytes':
      return bytes(value.value)
    case 'reference':
      return path(value.name.split('/').slice(2))
    case 'geoPoint':
      return { kind: 'latlng', latitude: value.latitude, longitude: value.longitude }
    case 'array':
      return list(value.values.map(toRuleValue))
    case 'vector':
      return lazyMap(
        new Map<string, RuleValue>([
          ['__type__', string('__vector__')],
          ['value', list(value.values.map(float))],
        ]),
        member => member,
      )
    case 'map':
      return fieldsToRuleValue(value.fields)
  }
}

/** The `data` of a document. */
export const fieldsToRuleValue = (fields: Fields): MapValue => lazyMap(fields, toRuleValue)
