import type { Json, JsonObject } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'
import { byteWriter } from './byteWriter.ts'
import type { ByteWriter } from './byteWriter.ts'
import type { FieldShape, MessageShape } from './MessageShape.ts'

// One document goes to many listeners, each with an envelope of its own: its bytes are made once.
const documents = new WeakMap<object, Uint8Array>()

/**
 * The protobuf bytes of a message's proto3 JSON. Unknown members are left out; a value of the wrong type throws
 * INVALID_ARGUMENT with the field's name. The JSON of a `Document` must not change after its first use here. Before
 * the bytes of the message `room` others are free.
 */
export function encodeMessage(shape: MessageShape, json: Json, room = 0): Buffer {
  const writer = byteWriter(room)
  writeMessage(writer, shape, json)
  return writer.finish()
}

function writeMessage(writer: ByteWriter, shape: MessageShape, json: Json): void {
  const expanded = shape.wellKnown?.expand(json) ?? json
  if (!isObject(expanded)) throw invalid(shape.fullName)
  for (const name in expanded) {
    const value = expanded[name]
    const field = shape.byName.get(name)
    if (field !== undefined && value !== undefined) writeField(writer, field, value)
  }
}

function writeField(writer: ByteWriter, field: FieldShape, json: Json): void {
  if (field.repeated && field.message?.isMapEntry) {
    if (!isObject(json)) throw invalid(field.name)
    for (const key in json) {
      const value = json[key]
      if (value !== undefined) writeSingle(writer, field, { key, value })
    }
  } else if (field.repeated) {
    if (!Array.isArray(json)) throw invalid(field.name)
    if (json.length === 0) return
    if (wireTypes[field.kind] === 2) for (const item of json) writeSingle(writer, field, item)
    else {
      writer.varint(field.number * 8 + 2)
      writer.nested(() => {
        for (const item of json) writeScalar(writer, field, item)
      })
    }
  } else if (json !== null || acceptsNull(field)) writeSingle(writer, field, json)
}

const acceptsNull = (field: FieldShape) =>
  field.message?.fullName === 'google.protobuf.Value' || field.values?.get(0) === 'NULL_VALUE'

function writeSingle(writer: ByteWriter, field: FieldShape, json: Json): void {
  writer.varint(field.number * 8 + wireTypes[field.kind])
  const { message } = field
  if (message === null) writeScalar(writer, field, json)
  else if (message.fullName === 'google.firestore.v1.Document' && typeof json === 'object' && json !== null) {
    // Kept as a copy: the writer's buffer is larger, and itself a piece of one that Node shares out.
    const bytes = documents.get(json) ?? new Uint8Array(encodeMessage(message, json))
    documents.set(json, bytes)
    writer.bytes(bytes)
  } else writer.nested(() => writeMessage(writer, message, json))
}

const wireTypes: { readonly [kind in FieldShape['kind']]: number } = {
  double: 1,
  float: 5,
  int64: 0,
  uint64: 0,
  int32: 0,
  uint32: 0,
  bool: 0,
  enum: 0,
  string: 2,
  bytes: 2,
  message: 2,
}

function writeScalar(writer: ByteWriter, field: FieldShape, json: Json): void {
  switch (field.kind) {
    case 'double':
      return writer.double(numberOf(field, json))
    case 'float':
      return writer.float(numberOf(field, json))
    case 'bool':
      if (typeof json !== 'boolean') throw invalid(field.name)
      return writer.varint(json ? 1 : 0)
    case 'enum':
      return writer.signed(BigInt(enumNumber(field, json)))
    case 'string':
      if (typeof json !== 'string') throw invalid(field.name)
      return writer.string(json)
    case 'bytes':
      // Buffer's base64 reads the URL-safe alphabet too, which proto3 JSON allows.
      if (typeof json !== 'string') throw invalid(field.name)
      return writer.bytes(Buffer.from(json, 'base64'))
    default:
      return writer.signed(integerOf(field, json))
  }
}

function numberOf(field: FieldShape, json: Json): number {
  const value = typeof json === 'string' && json.trim() !== '' ? Number(json) : json
  if (typeof value !== 'number' || (Number.isNaN(value) && json !== 'NaN' && typeof json === 'string')) {
    throw invalid(field.name)
  }
  return value
}

function integerOf(field: FieldShape, json: Json): bigint {
  if (typeof json === 'number' && Number.isInteger(json)) return BigInt(json)
  if (typeof json === 'string' && /^-?\d+$/.test(json)) return BigInt(json)
  throw invalid(field.name)
}

function enumNumber(field: FieldShape, json: Json): number {
  if (json === null) return 0
  if (typeof json === 'number' && Number.isInteger(json)) return json
  for (const [number, name] of field.values ?? []) if (name === json) return number
  throw invalid(field.name)
}

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const invalid = (name: string) => statusError('INVALID_ARGUMENT', `Invalid value at '${name}'.`)
