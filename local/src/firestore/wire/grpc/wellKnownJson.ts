import type { Json } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'

/** A message type whose proto3 JSON is not an object of its fields (https://protobuf.dev/programming-guides/json/). */
export interface WellKnown {
  /** The JSON of its fields, from its own JSON. */
  expand(json: Json): Json
  /** Its own JSON, from the JSON of its fields. */
  collapse(fields: { readonly [name: string]: Json | undefined }): Json
}

const wrapper = (zero: Json): WellKnown => ({
  expand: json => ({ value: json }),
  collapse: fields => fields['value'] ?? zero,
})

// The times of one commit are one and the same, and are asked for one after the other.
let lastExpanded: { readonly json: Json; readonly fields: Json } | null = null

const timestamp: WellKnown = {
  expand(json) {
    if (lastExpanded?.json === json) return lastExpanded.fields
    const parts = typeof json === 'string' ? /^([^.]+?)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(json) : null
    const seconds = parts === null ? Number.NaN : Date.parse(`${parts[1]}${parts[3]}`) / 1000
    if (Number.isNaN(seconds)) throw statusError('INVALID_ARGUMENT', 'Invalid value for a Timestamp.')
    const fields = { seconds: String(seconds), nanos: Number((parts?.[2] ?? '').padEnd(9, '0')) }
    lastExpanded = { json, fields }
    return fields
  },
  collapse(fields) {
    const whole = new Date(Number(fields['seconds'] ?? 0) * 1000).toISOString().slice(0, 19)
    return `${whole}${fraction(Number(fields['nanos'] ?? 0))}Z`
  },
}

const duration: WellKnown = {
  expand(json) {
    const parts = typeof json === 'string' ? /^(-?)(\d+)(?:\.(\d{1,9}))?s$/.exec(json) : null
    if (parts === null) throw statusError('INVALID_ARGUMENT', 'Invalid value for a Duration.')
    return {
      seconds: `${parts[1]}${parts[2]}`,
      nanos: Number(`${parts[1]}${(parts[3] ?? '').padEnd(9, '0')}`),
    }
  },
  collapse(fields) {
    const nanos = Number(fields['nanos'] ?? 0)
    const seconds = String(fields['seconds'] ?? 0)
    return `${nanos < 0 && seconds === '0' ? '-' : ''}${seconds}${fraction(Math.abs(nanos))}s`
  },
}

/** The fraction with 0, 3, 6 or 9 digits, as proto3 JSON writes it. */
function fraction(nanos: number): string {
  if (nanos === 0) return ''
  const digits = String(nanos).padStart(9, '0')
  return `.${digits.endsWith('000000') ? digits.slice(0, 3) : digits.endsWith('000') ? digits.slice(0, 6) : digits}`
}

const struct: WellKnown = { expand: json => ({ fields: json }), collapse: fields => fields['fields'] ?? {} }
const listValue: WellKnown = {
  expand: json => ({ values: json }),
  collapse: fields => fields['values'] ?? [],
}
const anyJson: WellKnown = {
  expand(json) {
    if (json === null) return { nullValue: 'NULL_VALUE' }
    if (typeof json === 'boolean') return { boolValue: json }
    if (typeof json === 'number') return { numberValue: json }
    if (typeof json === 'string') return { stringValue: json }
    return Array.isArray(json) ? { listValue: json } : { structValue: json }
  },
  collapse(fields) {
    const [name, value] = Object.entries(fields)[0] ?? ['nullValue', null]
    return name === 'nullValue' ? null : (value ?? null)
  },
}

/** The well-known types by their full name. */
export const wellKnownJson: ReadonlyMap<string, WellKnown> = new Map([
  ['google.protobuf.Timestamp', timestamp],
  ['google.protobuf.Duration', duration],
  ['google.protobuf.DoubleValue', wrapper(0)],
  ['google.protobuf.FloatValue', wrapper(0)],
  ['google.protobuf.Int64Value', wrapper('0')],
  ['google.protobuf.UInt64Value', wrapper('0')],
  ['google.protobuf.Int32Value', wrapper(0)],
  ['google.protobuf.UInt32Value', wrapper(0)],
  ['google.protobuf.BoolValue', wrapper(false)],
  ['google.protobuf.StringValue', wrapper('')],
  ['google.protobuf.BytesValue', wrapper('')],
  ['google.protobuf.Struct', struct],
  ['google.protobuf.ListValue', listValue],
  ['google.protobuf.Value', anyJson],
])
