import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CommitEvent } from '../commit/CommitEvent.ts'
import type { JsonObject } from './Json.ts'
import { testFirestore } from './testFirestore.ts'
import type { TestFirestore } from './testFirestore.ts'

let test: TestFirestore
let events: CommitEvent[]
beforeEach(async () => {
  test = await testFirestore()
  events = []
  test.firestore.onCommit(event => events.push(event))
})
afterEach(() => test.firestore.close())

const fieldsOf = async (path: string): Promise<JsonObject | undefined> =>
  ((await test.get([path]))[0]?.found as JsonObject | undefined)?.fields as JsonObject | undefined
const update = (path: string, fields: JsonObject, rest: JsonObject = {}): JsonObject => ({
  update: { name: test.name(path), fields },
  ...rest,
})
const int = (value: number | string): JsonObject => ({ integerValue: String(value) })

it('replaces without a mask, merges with one, and takes away what the mask names but the fields lack', async () => {
  await test.commit([update('a/1', { x: int(1), m: { mapValue: { fields: { p: int(1), q: int(2) } } } })])
  await test.commit([
    update(
      'a/1',
      { m: { mapValue: { fields: { p: int(5) } } } },
      { updateMask: { fieldPaths: ['m.p', 'm.q', 'none'] } },
    ),
  ])
  expect(await fieldsOf('a/1')).toEqual({ x: int(1), m: { mapValue: { fields: { p: int(5) } } } })
  await test.commit([update('a/1', { y: int(2) })])
  expect(await fieldsOf('a/1')).toEqual({ y: int(2) })
})

it('applies transforms in order and tells one result for each', async () => {
  await test.set('a/1', {
    n: int(5),
    d: { doubleValue: 1.5 },
    s: { stringValue: 'x' },
    l: { arrayValue: { values: [int(1), int(2)] } },
  })
  const transforms = [
    { fieldPath: 'n', increment: int(2) },
    { fieldPath: 'n', maximum: { doubleValue: 7.5 } },
    { fieldPath: 'd', increment: int(1) },
    { fieldPath: 's', increment: int(3) },
    { fieldPath: 'l', appendMissingElements: { values: [{ doubleValue: 2 }, int(3), int(3)] } },
    { fieldPath: 'l', removeAllFromArray: { values: [int(1)] } },
    { fieldPath: 'new.deep', minimum: int(4) },
    { fieldPath: 'at', setToServerValue: 'REQUEST_TIME' },
  ]
  const { writeResults, commitTime } = await test.commit([
    update('a/1', {}, { updateMask: { fieldPaths: [] }, updateTransforms: transforms }),
  ])
  expect((writeResults as JsonObject[])[0]?.transformResults).toEqual([
    int(7),
    { doubleValue: 7.5 },
    { doubleValue: 2.5 },
    int(3),
    { nullValue: null },
    { nullValue: null },
    int(4),
    { timestampValue: commitTime },
  ])
  expect(await fieldsOf('a/1')).toEqual({
    n: { doubleValue: 7.5 },
    d: { doubleValue: 2.5 },
    s: int(3),
    l: { arrayValue: { values: [int(2), int(3)] } },
    new: { mapValue: { fields: { deep: int(4) } } },
    at: { timestampValue: commitTime },
  })
})

it('stops an increment at the ends of int64', async () => {
  await test.set('a/1', { n: int('9223372036854775800') })
  await test.commit([
    update(
      'a/1',
      {},
      { updateMask: { fieldPaths: [] }, updateTransforms: [{ fieldPath: 'n', increment: int(100) }] },
    ),
  ])
  expect(await fieldsOf('a/1')).toEqual({ n: int('9223372036854775807') })
})

it.each([
  ['ALREADY_EXISTS', 'a/there', { exists: false }],
  ['NOT_FOUND', 'a/missing', { exists: true }],
  ['FAILED_PRECONDITION', 'a/there', { updateTime: '2020-01-01T00:00:00Z' }],
])('refuses with %s and applies nothing of the commit', async (status, path, currentDocument) => {
  await test.set('a/there', {})
  const writes = [update('a/first', {}), update(path, { x: int(1) }, { currentDocument })]
  await expect(test.commit(writes)).rejects.toMatchObject({ status })
  expect(await fieldsOf('a/first')).toBeUndefined()
})

it('holds a precondition against what the writes before it did', async () => {
  await test.commit([update('a/1', {}), update('a/1', { x: int(1) }, { currentDocument: { exists: true } })])
  expect(await fieldsOf('a/1')).toEqual({ x: int(1) })
})

it('keeps the version of a document that a write leaves as it is, and publishes nothing', async () => {
  const { writeResults } = await test.set('a/1', { x: int(1) })
  const again = await test.set('a/1', { x: int(1) })
  expect(again.writeResults).toEqual(writeResults)
  expect(again.commitTime).not.toEqual(((writeResults as JsonObject[])[0] as JsonObject).updateTime)
  await test.commit([{ delete: test.name('a/none') }])
  expect(events).toHaveLength(1)
  await test.set('a/1', { x: { doubleValue: 1 } })
  expect(events).toHaveLength(2)
})

it('publishes each commit with what the documents were and are', async () => {
  await test.set('a/1', { x: int(1) })
  await test.commit([update('a/1', { x: int(2) }), update('a/2', {}), { delete: test.name('a/1') }])
  expect(events.at(-1)).toMatchObject({
    project: 'demo-test',
    database: '(default)',
    caller: { kind: 'owner' },
    changes: [
      { path: 'a/1', before: { path: 'a/1' }, after: null },
      { path: 'a/2', before: null, after: { path: 'a/2' } },
    ],
  })
})

it('refuses a document over 1 MiB or deeper than 20 maps', async () => {
  const nested = (depth: number): JsonObject =>
    depth === 0 ? int(1) : { mapValue: { fields: { m: nested(depth - 1) } } }
  const refused = { status: 'INVALID_ARGUMENT' }
  await expect(test.set('a/1', { s: { stringValue: 'x'.repeat(1_048_576) } })).rejects.toMatchObject(refused)
  await expect(test.set('a/1', { m: nested(21) })).rejects.toMatchObject(refused)
  await test.set('a/1', { m: nested(19), s: { stringValue: 'x'.repeat(1_040_000) } })
})

it('refuses names, nesting and numbers of fields that no document may have', async () => {
  const refused = { status: 'INVALID_ARGUMENT' }
  const inMap = (fields: JsonObject): JsonObject => ({ m: { mapValue: { fields } } })
  await expect(test.set('a/1', { __x__: int(1) })).rejects.toMatchObject(refused)
  await expect(test.set('a/1', inMap({ __x__: int(1) }))).rejects.toMatchObject(refused)
  await expect(test.set('a/1', inMap({ '': int(1) }))).rejects.toMatchObject(refused)
  await expect(test.set('a/1', { ['x'.repeat(1501)]: int(1) })).rejects.toMatchObject(refused)
  const nested = { arrayValue: { values: [{ arrayValue: { values: [int(1)] } }] } }
  await expect(test.set('a/1', { l: nested })).rejects.toMatchObject(refused)
  const fieldPath = 'l'
  const appended = { fieldPath, appendMissingElements: nested.arrayValue }
  await expect(test.commit([update('a/1', {}, { updateTransforms: [appended] })])).rejects.toMatchObject(
    refused,
  )
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, int(at)]))
  await expect(test.set('a/1', many(20_001))).rejects.toMatchObject(refused)
  await test.set('a/1', many(20_000))
  const zeros = Array.from({ length: 50_000 }, () => int(0))
  await test.set('a/2', { l: { arrayValue: { values: zeros } } })
})

it('calls it a mistake when a commit requires what it has deleted', async () => {
  await test.set('a/1', {})
  const again = update('a/1', {}, { currentDocument: { exists: true } })
  await expect(test.commit([{ delete: test.name('a/1') }, again])).rejects.toMatchObject({
    status: 'INVALID_ARGUMENT',
  })
  expect(await fieldsOf('a/1')).toEqual({})
  await test.commit([{ delete: test.name('a/1') }, update('a/1', { x: int(1) })])
})

it('answers a batch of writes one by one', async () => {
  const { BatchWrite } = test.firestore.service.unary
  const call = { caller: { kind: 'owner' }, signal: new AbortController().signal } as const
  const writes = [
    update('a/1', {}),
    update('a/2', {}, { currentDocument: { exists: true } }),
    update('a/3', {}),
  ]
  const answer = (await BatchWrite({ database: test.database, writes }, call)) as JsonObject
  expect((answer.status as JsonObject[]).map(({ code }) => code)).toEqual([0, 5, 0])
  expect(await fieldsOf('a/3')).toEqual({})
  await expect(
    BatchWrite({ database: test.database, writes: [update('a/1', {}), update('a/1', {})] }, call),
  ).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' })
})

it('counts what Firestore bills', async () => {
  const { meters } = test.firestore
  await test.commit([update('a/1', {}), update('a/2', {}), { delete: test.name('a/3') }])
  await test.get(['a/1', 'a/none'])
  await test.query({ from: [{ collectionId: 'a' }] })
  await test.query({ from: [{ collectionId: 'empty' }] })
  expect(meters.read('demo-test')).toEqual({
    reads: 5,
    writes: 2,
    deletes: 1,
    listenerReads: 0,
    ruleReads: 0,
  })
  meters.reset('demo-test')
  expect(meters.read('demo-test').reads).toBe(0)
})
