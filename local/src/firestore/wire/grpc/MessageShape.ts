import type { WellKnown } from './wellKnownJson.ts'

/** How a field travels: the wire type and the JSON form follow from it. */
export type FieldKind =
  | 'double'
  | 'float'
  | 'int64'
  | 'uint64'
  | 'int32'
  | 'uint32'
  | 'bool'
  | 'string'
  | 'bytes'
  | 'enum'
  | 'message'

/** A field of a protobuf message under its proto3 JSON name. */
export interface FieldShape {
  readonly name: string
  readonly number: number
  readonly kind: FieldKind
  readonly repeated: boolean
  /** Of kind `message` only. */
  readonly message: MessageShape | null
  /** Of kind `enum` only: the values by their number. */
  readonly values: ReadonlyMap<number, string> | null
}

/** A protobuf message type, resolved: what is needed to turn its proto3 JSON into bytes and back. */
export interface MessageShape {
  readonly fullName: string
  readonly byNumber: ReadonlyMap<number, FieldShape>
  readonly byName: ReadonlyMap<string, FieldShape>
  /** An entry of a map field; key and value are its fields 1 and 2. */
  readonly isMapEntry: boolean
  /** How its JSON differs from an object of its fields, if it does. */
  readonly wellKnown: WellKnown | null
}
