import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareValues } from './compareValues.ts'
import { equalValues } from './equalValues.ts'
import { valueFromJson } from './fromJson.ts'
import { valueToJson } from './toJson.ts'
import type { Value } from './Value.ts'

const integer = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value): Value => ({ kind: 'integer', value }))
const double = fc.double().map((value): Value => ({ kind: 'double', value }))
const near = fc
  .integer({ min: -2, max: 2 })
  .chain(by =>
    fc.constantFrom<Value>(
      { kind: 'integer', value: 2n ** 53n + BigInt(by) },
      { kind: 'double', value: 2 ** 53 + by },
      { kind: 'double', value: -0 },
      { kind: 'integer', value: 0n },
      { kind: 'double', value: NaN },
    ),
  )
const leaf = fc.oneof(
  fc.constant<Value>({ kind: 'null' }),
  fc.boolean().map((value): Value => ({ kind: 'boolean', value })),
  integer,
  double,
  near,
  fc
    .bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n })
    .map((micros): Value => ({ kind: 'timestamp', micros })),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map((value): Value => ({ kind: 'string', value })),
  fc.constantFrom('\uffff', '😀', 'a', '').map((value): Value => ({ kind: 'string', value })),
  fc.uint8Array({ maxLength: 3 }).map((value): Value => ({ kind: 'bytes', value })),
  fc
    .constantFrom('a/b', 'a/b/c/d', 'a/__id7__', 'a/__id-3__', 'a/x')
    .map((path): Value => ({ kind: 'reference', name: `projects/p/databases/d/documents/${path}` })),
  fc
    .record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    .map((point): Value => ({ kind: 'geoPoint', ...point })),
  fc.array(fc.double(), { maxLength: 2 }).map((values): Value => ({ kind: 'vector', values })),
)
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value; array: Value; map: Value }>(tie => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, tie('array'), tie('map')),
  array: fc
    .array(
      tie('value').filter(({ kind }) => kind !== 'array'),
      { maxLength: 3 },
    )
    .map((values): Value => ({ kind: 'array', values })),
  map: fc
    .dictionary(fc.constantFrom('a', 'b', '__proto__', '😀'), tie('value'), { maxKeys: 3 })
    .map((fields): Value => ({ kind: 'map', fields: new Map(Object.entries(fields)) })),
})).value

const sign = (left: Value, right: Value): number => Math.sign(compareValues(left, right))

it('is a total order', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(sign(a, a)).toBe(0)
      expect(sign(a, b) + sign(b, a)).toBe(0)
      if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 2000 },
  )
})

it('holds equal values for equal in the order too', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(equalValues(a, a)).toBe(true)
      if (equalValues(a, b)) expect(sign(a, b)).toBe(0)
    }),
  )
})

it('comes back from proto3 JSON as it was', () => {
  fc.assert(
    fc.property(value, each => {
      expect(equalValues(valueFromJson(JSON.parse(JSON.stringify(valueToJson(each)))), each)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

const ascending: readonly Value[] = [
  { kind: 'null' },
  { kind: 'boolean', value: false },
  { kind: 'boolean', value: true },
  { kind: 'double', value: NaN },
  { kind: 'double', value: -Infinity },
  { kind: 'integer', value: -1n },
  { kind: 'double', value: 0.5 },
  { kind: 'double', value: 2 ** 53 },
  { kind: 'integer', value: 2n ** 53n + 1n },
  { kind: 'integer', value: 2n ** 63n - 1n },
  { kind: 'double', value: 2 ** 63 },
  { kind: 'timestamp', micros: 0n },
  { kind: 'string', value: '\uffff' },
  { kind: 'string', value: '😀' },
  { kind: 'bytes', value: Uint8Array.of(0) },
  { kind: 'reference', name: 'projects/p/databases/d/documents/a/__id2__' },
  { kind: 'reference', name: 'projects/p/databases/d/documents/a/__id10__' },
  { kind: 'reference', name: 'projects/p/databases/d/documents/a/0' },
  { kind: 'geoPoint', latitude: 0, longitude: 0 },
  { kind: 'array', values: [{ kind: 'string', value: 'z' }] },
  { kind: 'vector', values: [9] },
  { kind: 'vector', values: [1, 1] },
  { kind: 'map', fields: new Map() },
]

it('sorts types and values as Firestore documents it', () => {
  expect(ascending.toReversed().sort(compareValues)).toEqual(ascending)
})

it('takes 1 and 1.0, 0 and -0 for equal in a query and for different in a write', () => {
  const pairs: [Value, Value][] = [
    [
      { kind: 'integer', value: 1n },
      { kind: 'double', value: 1 },
    ],
    [
      { kind: 'double', value: 0 },
      { kind: 'double', value: -0 },
    ],
  ]
  for (const [a, b] of pairs) {
    expect(compareValues(a, b)).toBe(0)
    expect(equalValues(a, b)).toBe(false)
  }
})
