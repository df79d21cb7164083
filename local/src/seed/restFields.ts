import { isInstantName } from './isInstantName.ts'

/** A value as Firestore's REST interface writes it, by the one name of its kind. */
type RestValue = Readonly<Record<string, unknown>>

/** The fields of a document for Firestore's REST interface; what is undefined is left out. */
export function restFields(data: object): Readonly<Record<string, RestValue>> {
  const fields: Record<string, RestValue> = {}
  for (const [name, value] of Object.entries(data))
    if (value !== undefined) fields[name] = restValue(name, value)
  return fields
}

function restValue(name: string, value: unknown): RestValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value }
    case 'boolean':
      return { booleanValue: value }
    case 'number':
      if (isInstantName(name)) return { timestampValue: new Date(value).toISOString() }
      return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value }
    default:
      if (value === null || value === undefined) return { nullValue: null }
      if (Array.isArray(value)) return { arrayValue: { values: value.map(item => restValue('', item)) } }
      return { mapValue: { fields: restFields(value) } }
  }
}
