import type { Json } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'
import { byteReader } from './byteReader.ts'
import type { ByteReader } from './byteReader.ts'
import type { FieldShape, MessageShape } from './MessageShape.ts'
import { wellKnownJson } from './wellKnownJson.ts'

/** As deep as protobuf itself goes; a deeper message would exhaust the stack. */
const maxDepth = 100

/**
 * The proto3 JSON of a message's bytes: what is on the wire and nothing more, so unset fields are absent. int64 are
 * strings, bytes base64, enums names. Throws on bytes that are no message of this type.
 */
export function decodeMessage(shape: MessageShape, bytes: Buffer): Json {
  return readMessage(shape, bytes, 0)
}

function readMessage(shape: MessageShape, bytes: Buffer, depth: number): Json {
  if (depth > maxDepth) throw statusError('INVALID_ARGUMENT', 'The message is nested too deeply.')
  const reader = byteReader(bytes)
  const json: { [name: string]: Json } = Object.create(null)
  while (reader.more()) {
    const { number, wireType } = reader.tag()
    const field = shape.byNumber.get(number)
    if (field === undefined) reader.skip(wireType)
    else if (field.repeated) readRepeated(reader, field, wireType, json, depth)
    else json[field.name] = readSingle(reader, field, depth)
  }
  const wellKnown = wellKnownJson.get(shape.fullName)
  return wellKnown === undefined ? json : wellKnown.collapse(json)
}

function readRepeated(
  reader: ByteReader,
  field: FieldShape,
  wireType: number,
  json: { [name: string]: Json },
  depth: number,
): void {
  if (field.message?.isMapEntry) {
    const key = field.message.byNumber.get(1)?.name ?? 'key'
    const entry = readMessage(field.message, reader.delimited(), depth + 1)
    const entries = (json[field.name] ??= Object.create(null))
    if (!isRecord(entry) || !isRecord(entries)) return
    entries[String(entry[key] ?? '')] = entry['value'] ?? emptyEntry(field.message)
    return
  }
  const items = (json[field.name] ??= [])
  if (!isList(items)) return
  if (wireType === 2 && !delimitedKinds.has(field.kind)) {
    const packed = byteReader(reader.delimited())
    while (packed.more()) items.push(readScalar(packed, field))
  } else items.push(readSingle(reader, field, depth))
}

const emptyEntry = (entry: MessageShape): Json => (entry.byNumber.get(2)?.kind === 'message' ? {} : '')

const delimitedKinds = new Set<FieldShape['kind']>(['string', 'bytes', 'message'])

const readSingle = (reader: ByteReader, field: FieldShape, depth: number): Json =>
  field.message === null
    ? readScalar(reader, field)
    : readMessage(field.message, reader.delimited(), depth + 1)

function readScalar(reader: ByteReader, field: FieldShape): Json {
  switch (field.kind) {
    case 'double':
      return numberJson(reader.double())
    case 'float':
      return numberJson(reader.float())
    case 'bool':
      return reader.varint() !== 0n
    case 'enum': {
      const number = Number(BigInt.asIntN(32, reader.varint()))
      return field.values?.get(number) ?? number
    }
    case 'string':
      return reader.delimited().toString('utf8')
    case 'bytes':
      return reader.delimited().toString('base64')
    case 'int64':
      return String(BigInt.asIntN(64, reader.varint()))
    case 'uint64':
      return String(reader.varint())
    default:
      return Number(BigInt.asIntN(32, reader.varint()))
  }
}

const numberJson = (value: number): Json => (Number.isFinite(value) ? value : String(value))
const isRecord = (json: Json | undefined): json is { [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const isList = (json: Json): json is Json[] => Array.isArray(json)
