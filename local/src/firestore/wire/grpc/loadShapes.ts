import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FieldKind, FieldShape, MessageShape } from './MessageShape.ts'
import { wellKnownJson } from './wellKnownJson.ts'

/** What the file has in a package or type: protobuf.js writes protos down so. */
interface Descriptor {
  readonly nested?: { readonly [name: string]: Descriptor }
  /** Of a message. */
  readonly fields?: { readonly [name: string]: FieldDescriptor }
  /** Of an enum. */
  readonly values?: { readonly [name: string]: number }
}
interface FieldDescriptor {
  readonly type: string
  readonly id: number
  readonly rule?: string
  /** Of a map alone, whose values are of `type`. */
  readonly keyType?: string
}

/** Members that Google's web SDKs send although the published protos leave their numbers out. */
const unpublished: { readonly [message: string]: Descriptor['fields'] } = {
  'google.firestore.v1.Write': { verify: { type: 'string', id: 5 } },
}

/** Finds a message type by its full name; throws when the protos do not define it. */
export type Shapes = (fullName: string) => MessageShape

/**
 * Reads the protos of google.firestore.v1 with all that they import, as @google-cloud/firestore ships them: as JSON,
 * for to parse the protos themselves takes a tenth of a second and a library.
 */
export function loadShapes(): Shapes {
  const resolve = createRequire(import.meta.url).resolve
  const directory = join(dirname(resolve('@google-cloud/firestore/package.json')), 'build/protos')
  const protos: Descriptor = JSON.parse(readFileSync(join(directory, 'v1.json'), 'utf8'))

  const types = new Map<string, Descriptor>()
  const add = (descriptor: Descriptor, scope: string) => {
    for (const [name, inner] of Object.entries(descriptor.nested ?? {})) {
      const fullName = scope === '' ? name : `${scope}.${name}`
      if (inner.fields !== undefined || inner.values !== undefined) types.set(fullName, inner)
      add(inner, fullName)
    }
  }
  add(protos, '')

  // Types refer to each other in circles (Value, MapValue), so a shape is filled in after it is registered.
  const shapes = new Map<string, MessageShape>()
  const register = (
    fullName: string,
    fields: Descriptor['fields'] = {},
    isMapEntry = false,
  ): MessageShape => {
    const byNumber = new Map<number, FieldShape>()
    const byName = new Map<string, FieldShape>()
    const wellKnown = wellKnownJson.get(fullName) ?? null
    const shape = { fullName, byNumber, byName, isMapEntry, wellKnown }
    shapes.set(fullName, shape)
    for (const [name, field] of Object.entries(fields)) {
      const resolved = fieldOf(fullName, name, field)
      byNumber.set(field.id, resolved)
      byName.set(name, resolved)
    }
    return shape
  }
  const fieldOf = (scope: string, name: string, field: FieldDescriptor): FieldShape => {
    const { id: number, type, rule, keyType } = field
    if (keyType !== undefined) {
      const entry = { key: { type: keyType, id: 1 }, value: { type, id: 2 } }
      const message = register(`${scope}.${name}`, entry, true)
      return { name, number, kind: 'message', repeated: true, message, values: null }
    }
    const repeated = rule === 'repeated'
    const scalar = scalars.find(known => known === type)
    if (scalar !== undefined) return { name, number, kind: scalar, repeated, message: null, values: null }
    const typeName = nameInScope(types, scope, type)
    const { values } = types.get(typeName) ?? {}
    if (values === undefined)
      return { name, number, kind: 'message', repeated, message: shapeOf(typeName), values: null }
    const byNumber = new Map(Object.entries(values).map(([value, of]) => [of, value]))
    return { name, number, kind: 'enum', repeated, message: null, values: byNumber }
  }
  const shapeOf: Shapes = fullName => {
    const known = shapes.get(fullName)
    if (known !== undefined) return known
    const fields = types.get(fullName)?.fields
    if (fields === undefined) throw new Error(`No message ${fullName} in the protos.`)
    return register(fullName, { ...fields, ...unpublished[fullName] })
  }
  return shapeOf
}

const scalars: readonly FieldKind[] = [
  'double',
  'float',
  'int64',
  'uint64',
  'int32',
  'uint32',
  'bool',
  'string',
  'bytes',
]

/** Type names in descriptors are relative: the innermost scope that knows the name wins. */
function nameInScope(known: ReadonlyMap<string, unknown>, scope: string, typeName: string): string {
  for (let at = scope; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const candidate = at === '' ? typeName : `${at}.${typeName}`
    if (known.has(candidate)) return candidate
    if (at === '') throw new Error(`No type ${typeName} seen from ${scope}.`)
  }
}
