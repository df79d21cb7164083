import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { loadSync } from '@grpc/proto-loader'
import type { FieldKind, FieldShape, MessageShape } from './MessageShape.ts'

/** The parts of google.protobuf.DescriptorProto that are used, as proto-loader hands them out. */
interface MessageDescriptor {
  readonly name: string
  readonly field: readonly {
    readonly name: string
    readonly number: number
    readonly label: string
    readonly type: string
    readonly typeName: string
  }[]
  readonly nestedType: readonly MessageDescriptor[]
  readonly enumType: readonly EnumDescriptor[]
  readonly options: { readonly mapEntry?: boolean } | null
}
interface EnumDescriptor {
  readonly name: string
  readonly value: readonly { readonly name: string; readonly number: number }[]
}

/** Members that Google's web SDKs send although the published protos leave their numbers out. */
const unpublished: { readonly [message: string]: MessageDescriptor['field'] } = {
  'google.firestore.v1.Write': [
    { name: 'verify', number: 5, label: 'LABEL_OPTIONAL', type: 'TYPE_STRING', typeName: '' },
  ],
}

/** Finds a message type by its full name; throws when the protos do not define it. */
export type Shapes = (fullName: string) => MessageShape

/** Reads google/firestore/v1/firestore.proto, as @google-cloud/firestore ships it, with all that it imports. */
export function loadShapes(): Shapes {
  const resolve = createRequire(import.meta.url).resolve
  const includeDir = join(dirname(resolve('@google-cloud/firestore/package.json')), 'build/protos')
  const definition = loadSync('google/firestore/v1/firestore.proto', { includeDirs: [includeDir] })

  const messages = new Map<string, MessageDescriptor>()
  const enums = new Map<string, ReadonlyMap<number, string>>()
  const addEnum = (fullName: string, descriptor: EnumDescriptor) =>
    enums.set(fullName, new Map(descriptor.value.map(value => [value.number, value.name])))
  const addMessage = (fullName: string, descriptor: MessageDescriptor) => {
    messages.set(fullName, descriptor)
    for (const nested of descriptor.nestedType) addMessage(`${fullName}.${nested.name}`, nested)
    for (const nested of descriptor.enumType) addEnum(`${fullName}.${nested.name}`, nested)
  }
  for (const [fullName, item] of Object.entries(definition)) {
    const type: unknown = 'type' in item ? item.type : null
    if (isMessageDescriptor(type)) addMessage(fullName, type)
    else if (isEnumDescriptor(type)) addEnum(fullName, type)
  }

  // Types refer to each other in circles (Value, MapValue), so a shape is filled in after it is registered.
  const shapes = new Map<string, MessageShape>()
  const shapeOf: Shapes = fullName => {
    const known = shapes.get(fullName)
    if (known !== undefined) return known
    const descriptor = messages.get(fullName)
    if (descriptor === undefined) throw new Error(`No message ${fullName} in the protos.`)
    const byNumber = new Map<number, FieldShape>()
    const byName = new Map<string, FieldShape>()
    const shape = { fullName, byNumber, byName, isMapEntry: descriptor.options?.mapEntry === true }
    shapes.set(fullName, shape)
    for (const field of [...descriptor.field, ...(unpublished[fullName] ?? [])]) {
      const kind = kindOf(field.type)
      const resolved: FieldShape = {
        name: field.name,
        number: field.number,
        kind,
        repeated: field.label === 'LABEL_REPEATED',
        message: kind === 'message' ? shapeOf(nameInScope(messages, fullName, field.typeName)) : null,
        values:
          kind === 'enum' ? (enums.get(nameInScope(enums, fullName, field.typeName)) ?? new Map()) : null,
      }
      byNumber.set(field.number, resolved)
      byName.set(field.name, resolved)
    }
    return shape
  }
  return shapeOf
}

const kinds: readonly FieldKind[] = [
  'double',
  'float',
  'int64',
  'uint64',
  'int32',
  'uint32',
  'bool',
  'string',
  'bytes',
  'enum',
  'message',
]

function kindOf(type: string): FieldKind {
  const name = type.replace(/^TYPE_/, '').toLowerCase()
  const kind = kinds.find(known => known === name)
  if (kind === undefined) throw new Error(`Fields of ${type} are not carried.`)
  return kind
}

/** Type names in descriptors are relative: the innermost scope that knows the name wins. */
function nameInScope(known: ReadonlyMap<string, unknown>, scope: string, typeName: string): string {
  for (let at = scope; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const candidate = at === '' ? typeName.replace(/^\./, '') : `${at}.${typeName}`
    if (known.has(candidate)) return candidate
    if (at === '') throw new Error(`No type ${typeName} seen from ${scope}.`)
  }
}

const isMessageDescriptor = (type: unknown): type is MessageDescriptor =>
  typeof type === 'object' && type !== null && 'field' in type && 'nestedType' in type
const isEnumDescriptor = (type: unknown): type is EnumDescriptor =>
  typeof type === 'object' && type !== null && 'value' in type && Array.isArray(type.value)
