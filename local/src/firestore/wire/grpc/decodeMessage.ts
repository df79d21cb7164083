import type { Json } from '../../service/Json.ts'
import { statusError } from '../../service/Status.ts'
import { byteReader } from './byteReader.ts'
import type { ByteReader } from './byteReader.ts'
import type { FieldShape, MessageShape } from './MessageShape.ts'

/** As deep as protobuf itself goes; a deeper message would exhaust the stack. */
const maxDepth = 100

/**
 * The proto3 JSON of a message's bytes: what is on the wire and nothing more, so unset fields are absent. int64 are
 * strings, bytes base64, enums names. Throws on bytes that are no message of this type.
 */
export function decodeMessage(shape: MessageShape, bytes: Buffer): Json {
  return readFields(byteReader(bytes), shape, 0)
}

/** What is left for `reader` to read, as fields of a message. */
function readFields(reader: ByteReader, shape: MessageShape, depth: number): Json {
  if (depth > maxDepth) throw statusError('INVALID_ARGUMENT', 'The message is nested too deeply.')
  // The names are those of the protos, so nothing is hidden by what every object has.
  const json: { [name: string]: Json } = {}
  while (reader.more()) {
    const tag = reader.tag()
    const wireType = tag % 8
    const field = shape.byNumber.get((tag - wireType) / 8)
    if (field === undefined) reader.skip(wireType)
    else if (field.repeated) readRepeated(reader, field, wireType, json, depth)
    else json[field.name] = readSingle(reader, field, depth)
  }
  return shape.wellKnown === null ? json : shape.wellKnown.collapse(json)
}

function readMessage(reader: ByteReader, shape: MessageShape, depth: number): Json {
  const outer = reader.enter()
  const json = readFields(reader, shape, depth)
  reader.leave(outer)
  return json
}

function readRepeated(
  reader: ByteReader,
  field: FieldShape,
  wireType: number,
  json: { [name: string]: Json },
  depth: number,
): void {
  if (field.message?.isMapEntry) {
    // Keys are whatever a client calls its fields: `__proto__` is one as well.
    const entries = (json[field.name] ??= Object.create(null))
    const entry = readMessage(reader, field.message, depth + 1)
    if (!isRecord(entry) || !isRecord(entries)) return
    entries[String(entry['key'] ?? '')] = entry['value'] ?? emptyEntry(field.message)
    return
  }
  const items = (json[field.name] ??= [])
  if (!isList(items)) return
  if (wireType === 2 && !delimitedKinds.has(field.kind)) {
    const outer = reader.enter()
    while (reader.more()) items.push(readScalar(reader, field))
    reader.leave(outer)
  } else items.push(readSingle(reader, field, depth))
}

const emptyEntry = (entry: MessageShape): Json => (entry.byNumber.get(2)?.kind === 'message' ? {} : '')

const delimitedKinds = new Set<FieldShape['kind']>(['string', 'bytes', 'message'])

const readSingle = (reader: ByteReader, field: FieldShape, depth: number): Json =>
  field.message === null ? readScalar(reader, field) : readMessage(reader, field.message, depth + 1)

function readScalar(reader: ByteReader, field: FieldShape): Json {
  switch (field.kind) {
    case 'double':
      return numberJson(reader.double())
    case 'float':
      return numberJson(reader.float())
    case 'bool':
      return Number(reader.varint()) !== 0
    case 'enum': {
      const number = int32(reader.varint())
      return field.values?.get(number) ?? number
    }
    case 'string':
      return reader.string()
    case 'bytes':
      return reader.base64()
    case 'int64': {
      const value = reader.varint()
      return String(typeof value === 'number' ? value : BigInt.asIntN(64, value))
    }
    case 'uint64':
      return String(reader.varint())
    default:
      return int32(reader.varint())
  }
}

const int32 = (value: number | bigint): number =>
  typeof value === 'number' && value < 2 ** 31 ? value : Number(BigInt.asIntN(32, BigInt(value)))
const numberJson = (value: number): Json => (Number.isFinite(value) ? value : String(value))
const isRecord = (json: Json | undefined): json is { [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
const isList = (json: Json): json is Json[] => Array.isArray(json)
