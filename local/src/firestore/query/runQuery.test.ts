import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '../service/Json.ts'
import { createDatabase } from '../storage/createDatabase.ts'
import type { Database } from '../storage/createDatabase.ts'
import { fieldsFromJson } from '../value/fromJson.ts'
import type { StoredDocument } from '../value/Value.ts'
import { compareDocuments } from './compareDocuments.ts'
import { matchesQuery } from './matchesQuery.ts'
import { parseQuery } from './parseQuery.ts'
import { currentView, viewAt } from './ReadView.ts'
import { runQuery } from './runQuery.ts'

const name = 'projects/p/databases/d'
let time = 0n

const put = (database: Database, path: string, fields: JsonObject | null): void => {
  time += 1n
  const after: StoredDocument | null =
    fields === null ? null : { path, fields: fieldsFromJson(fields), createTime: time, updateTime: time }
  database.apply(time, [{ path, before: database.get(path), after }])
}
const paths = (documents: readonly StoredDocument[]) => documents.map(({ path }) => path)
const query = (structuredQuery: JsonObject, parent = '') =>
  parseQuery(`${name}/documents${parent}`, structuredQuery)
const run = (database: Database, structuredQuery: JsonObject, parent = '') =>
  paths(runQuery(currentView(database), query(structuredQuery, parent)).documents)

/** The query, or nothing when Firestore would not take it. */
const readable = (structuredQuery: JsonObject) => {
  try {
    return [query(structuredQuery)]
  } catch {
    return []
  }
}

const scalar = fc.constantFrom<JsonObject>(
  { nullValue: null },
  { integerValue: '0' },
  { integerValue: '1' },
  { doubleValue: 1 },
  { doubleValue: 'NaN' },
  { stringValue: 'a' },
  { stringValue: 'b' },
)
const list = fc.array(scalar, { maxLength: 3 }).map((values): JsonObject => ({ arrayValue: { values } }))
const fieldPath = fc.constantFrom('a', 'b', 'c')
const documentFields = fc.dictionary(fieldPath, fc.oneof(scalar, list))
const writes = fc.array(
  fc.tuple(
    fc.constantFrom('c/1', 'c/2', 'c/3', 'c/4', 'c/5', 'd/1/c/1', 'd/1/c/9'),
    fc.option(documentFields, { freq: 6 }),
  ),
  { minLength: 1, maxLength: 20 },
)
const filter = fc
  .oneof(
    fc.record({
      field: fc.record({ fieldPath }),
      op: fc.constantFrom(
        'EQUAL',
        'NOT_EQUAL',
        'LESS_THAN',
        'LESS_THAN_OR_EQUAL',
        'GREATER_THAN',
        'GREATER_THAN_OR_EQUAL',
        'ARRAY_CONTAINS',
      ),
      value: scalar,
    }),
    fc.record({
      field: fc.record({ fieldPath }),
      op: fc.constantFrom('IN', 'NOT_IN', 'ARRAY_CONTAINS_ANY'),
      value: fc.array(scalar, { minLength: 1, maxLength: 3 }).map(values => ({ arrayValue: { values } })),
    }),
  )
  .map((fieldFilter): JsonObject => ({ fieldFilter }))
const unary = fc
  .record({
    field: fc.record({ fieldPath }),
    op: fc.constantFrom('IS_NULL', 'IS_NOT_NULL', 'IS_NAN', 'IS_NOT_NAN'),
  })
  .map((unaryFilter): JsonObject => ({ unaryFilter }))
const where = fc.letrec<{ any: JsonObject; composite: JsonObject }>(tie => ({
  any: fc.oneof({ depthSize: 'small', maxDepth: 2 }, filter, unary, tie('composite')),
  composite: fc
    .record({
      op: fc.constantFrom('AND', 'OR'),
      filters: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    })
    .map((compositeFilter): JsonObject => ({ compositeFilter })),
})).any
const orderBy = fc.uniqueArray(
  fc.record({ field: fc.record({ fieldPath }), direction: fc.constantFrom('ASCENDING', 'DESCENDING') }),
  { selector: ({ field }) => field.fieldPath, maxLength: 2 },
)
const cursor = fc.option(
  fc.record({ values: fc.array(scalar, { minLength: 1, maxLength: 1 }), before: fc.boolean() }),
  {
    nil: undefined,
  },
)
const structured = fc.record({
  from: fc.constantFrom([{ collectionId: 'c' }], [{ collectionId: 'c', allDescendants: true }]),
  where: fc.option(where, { nil: undefined }),
  orderBy,
  startAt: cursor,
  endAt: cursor,
  offset: fc.constantFrom(0, 0, 1),
  limit: fc.constantFrom(undefined, 1, 3),
})

it('finds through its indexes exactly what a look at every document finds, in the same order', () => {
  fc.assert(
    fc.property(
      writes,
      fc.array(structured, { minLength: 1, maxLength: 3 }),
      writes,
      (before, queries, after) => {
        const database = createDatabase(name, 0n)
        for (const [path, fields] of before) put(database, path, fields)
        const parsed = queries.flatMap(each => readable(each as JsonObject))
        // The first run builds the indexes, the writes after it have to keep them.
        for (const each of parsed) runQuery(currentView(database), each)
        const then = time
        const snapshots = parsed.map(each => runQuery(currentView(database), each).documents)
        for (const [path, fields] of after) put(database, path, fields)
        for (const [at, each] of parsed.entries()) {
          const naive = [...database.documents()]
            .filter(document => matchesQuery(each, document))
            .sort((left, right) => compareDocuments(each, left, right))
            .slice(each.offset, each.offset + (each.limit ?? Infinity))
          expect(paths(runQuery(currentView(database), each).documents)).toEqual(paths(naive))
          expect(runQuery(viewAt(database, then), each).documents).toEqual(snapshots[at])
        }
      },
    ),
    { numRuns: 1000 },
  )
}, 60_000)

const numbered = (): Database => {
  const database = createDatabase(name, 0n)
  for (const n of [3, 1, 2]) put(database, `c/${n}`, { n: { integerValue: n }, m: { integerValue: n % 2 } })
  put(database, 'c/none', { m: { integerValue: 0 } })
  put(database, 'c/null', { n: { nullValue: null } })
  put(database, 'c/text', { n: { stringValue: '2' } })
  put(database, 'other/1', { n: { integerValue: 9 } })
  return database
}
const from = [{ collectionId: 'c' }]
const on = (op: string, value: JsonObject, path = 'n'): JsonObject => ({
  fieldFilter: { field: { fieldPath: path }, op, value },
})

it('leaves out documents without the field it orders by', () => {
  expect(run(numbered(), { from, orderBy: [{ field: { fieldPath: 'n' } }] })).toEqual([
    'c/null',
    'c/1',
    'c/2',
    'c/3',
    'c/text',
  ])
})

it('keeps a range to values of one type', () => {
  expect(run(numbered(), { from, where: on('GREATER_THAN', { doubleValue: 1.5 }) })).toEqual(['c/2', 'c/3'])
  expect(run(numbered(), { from, where: on('LESS_THAN_OR_EQUAL', { integerValue: 2 }) })).toEqual([
    'c/1',
    'c/2',
  ])
})

it('keeps NaN out of every range, though it sorts before all numbers', () => {
  const database = numbered()
  put(database, 'c/nan', { n: { doubleValue: 'NaN' } })
  expect(run(database, { from, where: on('LESS_THAN', { integerValue: 2 }) })).toEqual(['c/1'])
  expect(run(database, { from, where: on('GREATER_THAN', { doubleValue: '-Infinity' }) })).not.toContain(
    'c/nan',
  )
  expect(run(database, { from, orderBy: [{ field: { fieldPath: 'n' } }] }).slice(0, 3)).toEqual([
    'c/null',
    'c/nan',
    'c/1',
  ])
})

it('takes lists of lists as values to compare with', () => {
  const values = [{ arrayValue: { values: [{ integerValue: 1 }] } }, { integerValue: 3 }]
  expect(run(numbered(), { from, where: on('IN', { arrayValue: { values } }) })).toEqual(['c/3'])
})

it('leaves null and missing out of != and not-in', () => {
  expect(run(numbered(), { from, where: on('NOT_EQUAL', { integerValue: 2 }) })).toEqual([
    'c/1',
    'c/3',
    'c/text',
  ])
  const values = [{ integerValue: 2 }, { nullValue: null }]
  expect(run(numbered(), { from, where: on('NOT_IN', { arrayValue: { values } }) })).toEqual([])
})

it('finds documents by their names', () => {
  const reference = (id: string) => ({ referenceValue: `${name}/documents/c/${id}` })
  const values = [reference('3'), reference('nowhere'), reference('1')]
  expect(run(numbered(), { from, where: on('IN', { arrayValue: { values } }, '__name__') })).toEqual([
    'c/1',
    'c/3',
  ])
  expect(run(numbered(), { from, where: on('GREATER_THAN', reference('3'), '__name__') })).toEqual([
    'c/none',
    'c/null',
    'c/text',
  ])
})

it('asks below a document, across a group, and in every collection', () => {
  const database = numbered()
  put(database, 'p/1/c/x', {})
  put(database, 'p/2/c/y', {})
  put(database, 'p/1/e/z', {})
  expect(run(database, { from }, '/p/1')).toEqual(['p/1/c/x'])
  expect(run(database, { from: [{ collectionId: 'c', allDescendants: true }] }, '/p/1')).toEqual(['p/1/c/x'])
  expect(run(database, { from: [{ allDescendants: true }] }, '/p/1')).toEqual(['p/1/c/x', 'p/1/e/z'])
  expect(run(database, { from: [{ collectionId: 'c', allDescendants: true }] })).toHaveLength(8)
})

it('meets no more documents than it answers with', () => {
  const database = createDatabase(name, 0n)
  let looks = 0
  for (let n = 0; n < 2000; n += 1) {
    const document = fieldsFromJson({
      n: { integerValue: n },
      m: { integerValue: n % 4 },
      t: { arrayValue: { values: [{ stringValue: `t${n % 10}` }] } },
    })
    time += 1n
    const counted: StoredDocument = {
      path: `c/${n}`,
      get fields() {
        looks += 1
        return document
      },
      createTime: time,
      updateTime: time,
    }
    database.apply(time, [{ path: counted.path, before: null, after: counted }])
  }
  const structuredQuery = {
    from,
    where: {
      compositeFilter: {
        op: 'AND',
        filters: [on('EQUAL', { integerValue: 1 }, 'm'), on('ARRAY_CONTAINS', { stringValue: 't5' }, 't')],
      },
    },
    orderBy: [{ field: { fieldPath: 'n' }, direction: 'DESCENDING' }],
    limit: 10,
  }
  const first = run(database, structuredQuery)
  expect(first).toEqual(Array.from({ length: 10 }, (_, at) => `c/${1985 - at * 20}`))
  looks = 0
  expect(run(database, structuredQuery)).toEqual(first)
  expect(looks).toBeLessThan(100)
})
