import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { loadSync } from '@grpc/proto-loader'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../service/Json.ts'
import { decodeMessage } from './decodeMessage.ts'
import { encodeMessage } from './encodeMessage.ts'
import { loadShapes } from './loadShapes.ts'

const shapes = loadShapes()
const protos = join(
  dirname(createRequire(import.meta.url).resolve('@google-cloud/firestore/package.json')),
  'build/protos',
)
interface ProtobufType {
  serialize(message: object): Buffer
  deserialize(bytes: Buffer): object
}
const official = loadSync('google/firestore/v1/firestore.proto', {
  includeDirs: [protos],
  longs: String,
  enums: String,
}) as unknown as { readonly [name: string]: ProtobufType }

/** What protobuf.js, which knows nothing of us, reads from and writes to the same bytes. */
const message = (name: string) => {
  const type = official[name]
  if (type === undefined) throw new Error(name)
  return type
}
const roundTrip = (name: string, json: Json): unknown => {
  const shape = shapes(name)
  const bytes = encodeMessage(shape, json)
  const theirs = message(name).serialize(message(name).deserialize(bytes))
  return decodeMessage(shape, theirs)
}

const name = 'projects/p/databases/(default)/documents/c/d'
const fields = {
  nothing: { nullValue: 'NULL_VALUE' },
  yes: { booleanValue: true },
  no: { booleanValue: false },
  zero: { integerValue: '0' },
  big: { integerValue: '9223372036854775807' },
  small: { integerValue: '-9223372036854775808' },
  unsafe: { integerValue: '9007199254740993' },
  half: { doubleValue: 0.5 },
  minusZero: { doubleValue: -0 },
  nan: { doubleValue: 'NaN' },
  infinite: { doubleValue: '-Infinity' },
  at: { timestampValue: '2026-11-22T20:55:13.678901Z' },
  long: { timestampValue: '1901-01-01T00:00:00.500Z' },
  text: { stringValue: 'Привет 👋 ' + 'x'.repeat(20_000) },
  empty: { stringValue: '' },
  bytes: { bytesValue: Buffer.from([0, 255, 128]).toString('base64') },
  reference: { referenceValue: name },
  place: { geoPointValue: { latitude: -1.5, longitude: 2 } },
  list: { arrayValue: { values: [{ integerValue: '1' }, { arrayValue: {} }] } },
  map: { mapValue: { fields: { __proto: { mapValue: { fields: { 'a.b': { stringValue: 'c' } } } } } } },
}
const document = {
  name,
  fields,
  createTime: '2026-11-22T20:55:13.678901Z',
  updateTime: '2026-11-22T20:55:14Z',
}

describe('encodeMessage and decodeMessage', () => {
  it.each<[string, Json]>([
    ['google.firestore.v1.Document', document],
    [
      'google.firestore.v1.ListenResponse',
      { documentChange: { document, targetIds: [2, 4], removedTargetIds: [6] } },
    ],
    [
      'google.firestore.v1.ListenResponse',
      {
        targetChange: {
          targetChangeType: 'REMOVE',
          targetIds: [-1, 300],
          cause: { code: 7, message: 'no' },
          resumeToken: 'AQID',
          readTime: '2026-11-22T20:55:13.678901Z',
        },
      },
    ],
    [
      'google.firestore.v1.ListenRequest',
      {
        database: 'projects/p/databases/(default)',
        addTarget: {
          query: {
            parent: 'projects/p/databases/(default)/documents',
            structuredQuery: {
              from: [{ collectionId: 'c', allDescendants: true }],
              where: {
                compositeFilter: {
                  op: 'AND',
                  filters: [
                    { unaryFilter: { op: 'IS_NAN', field: { fieldPath: 'a' } } },
                    { fieldFilter: { field: { fieldPath: 'b' }, op: 'IN', value: { arrayValue: {} } } },
                  ],
                },
              },
              limit: 0,
            },
          },
          targetId: 2,
          expectedCount: 0,
        },
        labels: { 'goog-listen-tags': 'limbo-document', empty: '' },
      },
    ],
    [
      'google.firestore.v1.CommitRequest',
      {
        database: 'd',
        writes: [
          {
            update: { name, fields: { n: { integerValue: '1' } } },
            updateMask: { fieldPaths: ['n', 'm'] },
            currentDocument: { exists: false },
            updateTransforms: [
              { fieldPath: 'at', setToServerValue: 'REQUEST_TIME' },
              { fieldPath: 'n', increment: { doubleValue: 1.5 } },
            ],
          },
          { delete: name, currentDocument: { updateTime: '2026-11-22T20:55:13.000001Z' } },
        ],
        transaction: 'AAAA',
      },
    ],
    [
      'google.firestore.v1.RunQueryResponse',
      {
        explainMetrics: {
          planSummary: { indexesUsed: [{ scope: 'c', n: 1, deep: { a: [null, true] } }] },
          executionStats: { executionDuration: '1.500s', readOperations: '3' },
        },
        done: true,
      },
    ],
  ])('agree with protobuf.js on %s', (type, json) => {
    expect(roundTrip(type, json)).toEqual(json)
  })

  it('keeps a field named __proto__ an ordinary field', () => {
    const json: Json = JSON.parse('{"fields":{"__proto__":{"stringValue":"x"}}}')
    const read = decodeMessage(
      shapes('google.firestore.v1.MapValue'),
      encodeMessage(shapes('google.firestore.v1.MapValue'), json),
    )
    expect(JSON.stringify(read)).toBe(JSON.stringify(json))
  })

  it('accepts null for a null value and rejects a value of the wrong type by its field', () => {
    const shape = shapes('google.firestore.v1.Value')
    expect(decodeMessage(shape, encodeMessage(shape, { nullValue: null }))).toEqual({
      nullValue: 'NULL_VALUE',
    })
    expect(() => encodeMessage(shape, { booleanValue: 'yes' })).toThrow("Invalid value at 'booleanValue'.")
    expect(() => encodeMessage(shape, { integerValue: '1.5' })).toThrow("Invalid value at 'integerValue'.")
    expect(() => encodeMessage(shape, { timestampValue: 'noon' })).toThrow('Timestamp')
  })

  it('refuses bytes that are cut off or nested without end', () => {
    const shape = shapes('google.firestore.v1.Document')
    const bytes = encodeMessage(shape, document)
    expect(() => decodeMessage(shape, bytes.subarray(0, bytes.length - 1))).toThrow('cut off')
    let deep: Json = { nullValue: null }
    for (let level = 0; level < 200; level++) deep = { arrayValue: { values: [deep] } }
    const value = shapes('google.firestore.v1.Value')
    expect(() => decodeMessage(value, encodeMessage(value, deep))).toThrow('nested too deeply')
  })
})

it('reads the check of a document that web SDKs commit, which the published protos lack', () => {
  const bytes = Buffer.from([0x2a, 3, ...Buffer.from('a/1')])
  expect(decodeMessage(shapes('google.firestore.v1.Write'), bytes)).toEqual({ verify: 'a/1' })
})
