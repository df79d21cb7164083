import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from './Json.ts'
import { naiveQuery } from './naiveQuery.ts'
import type { NaiveDocuments, NaiveFilter, NaiveQuery, Plain } from './naiveQuery.ts'
import { testFirestore } from './testFirestore.ts'
import type { TestFirestore } from './testFirestore.ts'

const int = (value: number): Plain => ({ integerValue: String(value) })
const scalar = fc.constantFrom<Plain>(
  { nullValue: null },
  { booleanValue: true },
  int(-1),
  int(0),
  int(1),
  { doubleValue: 0.5 },
  { doubleValue: 1 },
  { doubleValue: 'NaN' },
  { stringValue: 'a' },
  { stringValue: 'b' },
)
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  {
    weight: 1,
    arbitrary: fc.array(scalar, { maxLength: 3 }).map((values): Plain => ({ arrayValue: { values } })),
  },
)
const field = fc.constantFrom('x', 'y', 'z')
const fields = fc.dictionary(field, value)
const path = fc.constantFrom('c/1', 'c/2', 'c/3', 'c/4', 'c/5', 'd/1', 'd/1/c/1', 'd/1/c/9')

type Write =
  | { readonly kind: 'set' | 'merge'; readonly path: string; readonly fields: { [field: string]: Plain } }
  | { readonly kind: 'delete'; readonly path: string }
const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ kind: fc.constantFrom('set' as const, 'merge' as const), path, fields }),
  fc.record({ kind: fc.constant('delete' as const), path }),
)
const writes = fc.array(write, { minLength: 1, maxLength: 4 })

const single = fc.constantFrom(
  'EQUAL',
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
)
const filterOf = (op: fc.Arbitrary<string>, most: number): fc.Arbitrary<NaiveFilter> =>
  fc.record({ field, op, values: fc.array(scalar, { minLength: 1, maxLength: most }) })
const harmless = filterOf(single, 1)
const positive = fc.oneof(
  harmless,
  filterOf(fc.constantFrom('ARRAY_CONTAINS'), 1),
  filterOf(fc.constantFrom('IN', 'ARRAY_CONTAINS_ANY'), 3),
)
const negative = fc.oneof(filterOf(fc.constantFrom('NOT_EQUAL'), 1), filterOf(fc.constantFrom('NOT_IN'), 3))
// Firestore takes one negation and one membership at most.
const filters = fc.oneof(
  fc.constant({ any: false, filters: [] }),
  fc.record({ any: fc.constant(false), filters: fc.tuple(fc.oneof(positive, negative)) }),
  fc.record({ any: fc.constant(false), filters: fc.tuple(fc.oneof(positive, negative), harmless) }),
  fc.record({ any: fc.constant(true), filters: fc.tuple(positive, positive) }),
)
const cursor = fc.option(fc.record({ value: scalar, before: fc.boolean() }), { freq: 4, nil: null })
const query: fc.Arbitrary<NaiveQuery> = fc
  .record({
    collectionId: fc.constantFrom('c', 'c', 'd'),
    group: fc.boolean(),
    where: filters,
    orders: fc.uniqueArray(fc.record({ field, descending: fc.boolean() }), {
      selector: each => each.field,
      maxLength: 2,
    }),
    start: cursor,
    end: cursor,
    offset: fc.constantFrom(0, 0, 0, 1),
    limit: fc.constantFrom(null, null, 1, 2, 3),
  })
  .map(({ where, ...rest }) => {
    const found = { ...rest, ...where }
    const byName = rest.orders.length === 0 && !where.filters.some(({ op }) => /^(LESS|GREATER|NOT)/.test(op))
    // A cursor into names would have to be a name.
    return byName ? { ...found, start: null, end: null } : found
  })

type Step =
  | { readonly kind: 'commit'; readonly writes: readonly Write[] }
  | { readonly kind: 'query' | 'listen'; readonly query: NaiveQuery }
  | { readonly kind: 'unlisten'; readonly which: number }
  | { readonly kind: 'reconnect'; readonly meanwhile: readonly Write[]; readonly late: boolean }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('commit' as const), writes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('query' as const, 'listen' as const), query }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unlisten' as const), which: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reconnect' as const), meanwhile: writes, late: fc.boolean() }),
  },
)

const filterJson = ({ field: fieldPath, op, values }: NaiveFilter): JsonObject => ({
  fieldFilter: {
    field: { fieldPath },
    op,
    value: /IN$|ANY$/.test(op) ? { arrayValue: { values } } : values[0],
  },
})
const structured = ({ filters, any, orders, start, end, ...rest }: NaiveQuery): JsonObject => ({
  from: [{ collectionId: rest.collectionId, allDescendants: rest.group }],
  ...(filters.length === 0
    ? {}
    : { where: { compositeFilter: { op: any ? 'OR' : 'AND', filters: filters.map(filterJson) } } }),
  orderBy: orders.map(({ field: fieldPath, descending }) => ({
    field: { fieldPath },
    direction: descending ? 'DESCENDING' : 'ASCENDING',
  })),
  ...(start === null ? {} : { startAt: { values: [start.value], before: start.before } }),
  ...(end === null ? {} : { endAt: { values: [end.value], before: end.before } }),
  offset: rest.offset,
  ...(rest.limit === null ? {} : { limit: rest.limit }),
})

/** A client that keeps the results of its targets by what a Listen stream tells, and nothing else. */
const createClient = (test: TestFirestore) => {
  const targets = new Map<number, { query: NaiveQuery; documents: Map<string, JsonObject> }>()
  let { stream, take } = test.listen()
  let lastTime = ''
  let resumeToken: JsonObject[string]
  const short = (name: unknown) => String(name).slice(test.name('').length)
  const ids = (json: JsonObject, key: string) => (json[key] ?? []) as readonly number[]
  const follow = (targetId: number, each: NaiveQuery, token?: JsonObject[string]) => {
    const target = { parent: `${test.database}/documents`, structuredQuery: structured(each) }
    stream.receive({ database: test.database, addTarget: { targetId, query: target, resumeToken: token } })
  }
  const hear = (): void => {
    let complete = true
    for (const { targetChange, documentChange, documentDelete } of take()) {
      complete = false
      if (targetChange !== undefined) {
        const { targetChangeType: type, readTime, cause, ...change } = targetChange as JsonObject
        expect(cause).toBeUndefined()
        if (type === 'RESET') for (const id of ids(change, 'targetIds')) targets.get(id)?.documents.clear()
        if (type !== 'NO_CHANGE' || ids(change, 'targetIds').length > 0) continue
        complete = true
        expect(String(readTime) >= lastTime).toBe(true)
        lastTime = String(readTime)
        resumeToken = change.resumeToken
        continue
      }
      const change = (documentChange ?? documentDelete) as JsonObject
      const document = change.document as JsonObject
      const at = short(documentChange === undefined ? change.document : document.name)
      for (const id of ids(change, 'targetIds'))
        targets.get(id)?.documents.set(at, document.fields as JsonObject)
      for (const id of ids(change, 'removedTargetIds')) targets.get(id)?.documents.delete(at)
    }
    expect(complete).toBe(true)
  }
  return {
    targets,
    hear,
    listen: (each: NaiveQuery) => {
      const id = (Math.max(0, ...targets.keys()) + 2) & ~1
      targets.set(id, { query: each, documents: new Map() })
      follow(id, each)
    },
    unlisten: (which: number) => {
      const id = [...targets.keys()][which]
      if (id === undefined) return
      targets.delete(id)
      stream.receive({ database: test.database, removeTarget: id })
      expect(take()).toHaveLength(1)
    },
    disconnect: () => stream.end(),
    /** `late`: so long after that the server has forgotten what the client knows. */
    reconnect: (late: boolean) => {
      ;({ stream, take } = test.listen())
      for (const [id, { query: each }] of targets) follow(id, each, late ? 'MTAwMA==' : resumeToken)
    },
  }
}

const applyTo = (documents: Map<string, { [field: string]: Plain }>, all: readonly Write[]): void => {
  for (const each of all) {
    if (each.kind === 'delete') documents.delete(each.path)
    else
      documents.set(each.path, { ...(each.kind === 'merge' ? documents.get(each.path) : {}), ...each.fields })
  }
}

const replay = async (steps: readonly Step[]): Promise<void> => {
  const test = await testFirestore()
  const documents = new Map<string, { [field: string]: Plain }>()
  const client = createClient(test)
  const commit = async (all: readonly Write[]) => {
    applyTo(documents, all)
    await test.commit(
      all.map(each =>
        each.kind === 'delete'
          ? { delete: test.name(each.path) }
          : {
              update: { name: test.name(each.path), fields: each.fields },
              ...(each.kind === 'merge' ? { updateMask: { fieldPaths: Object.keys(each.fields) } } : {}),
            },
      ),
    )
  }
  const check = (now: NaiveDocuments) => {
    client.hear()
    for (const { query: each, documents: seen } of client.targets.values()) {
      const wanted = naiveQuery(now, each).toSorted()
      expect([...seen].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(wanted.map(at => [at, now.get(at)]))
    }
  }
  for (const each of steps) {
    switch (each.kind) {
      case 'commit':
        await commit(each.writes)
        break
      case 'listen':
        client.listen(each.query)
        break
      case 'unlisten':
        client.unlisten(each.which)
        break
      case 'query':
        expect(await test.query(structured(each.query))).toEqual(naiveQuery(documents, each.query))
        break
      case 'reconnect':
        client.disconnect()
        await commit(each.meanwhile)
        client.reconnect(each.late)
    }
    check(documents)
  }
  await test.firestore.close()
}

// FIRESTORE_HISTORIES=10000 looks longer.
const numRuns = Number(process.env['FIRESTORE_HISTORIES'] ?? 300)

it('answers and tells listeners what a look at every document says, whatever was written before', async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' })
  await fc.assert(fc.asyncProperty(steps, replay), { numRuns })
}, 600_000)
