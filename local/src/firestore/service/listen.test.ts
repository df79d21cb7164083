import { afterEach, beforeEach, expect, it } from 'vitest'
import { compileRules } from '../rules/compileRules.ts'
import type { JsonObject } from './Json.ts'
import { testFirestore, userCaller } from './testFirestore.ts'
import type { TestFirestore } from './testFirestore.ts'

let test: TestFirestore
beforeEach(async () => {
  test = await testFirestore()
})
afterEach(() => test.firestore.close())

const int = (value: number): JsonObject => ({ integerValue: String(value) })
const queryTarget = (targetId: number, structuredQuery: JsonObject, rest: JsonObject = {}): JsonObject => ({
  database: test.database,
  addTarget: { targetId, query: { parent: `${test.database}/documents`, structuredQuery }, ...rest },
})
const documentTarget = (targetId: number, path: string): JsonObject => ({
  database: test.database,
  addTarget: { targetId, documents: { documents: [test.name(path)] } },
})

/** One line per response: what a client's state machine sees. */
const brief = (responses: readonly JsonObject[]): readonly string[] =>
  responses.map(({ targetChange, documentChange, documentDelete }) => {
    const ids = (json: JsonObject | undefined, key: string) => ((json?.[key] ?? []) as number[]).join()
    if (targetChange !== undefined) {
      const change = targetChange as JsonObject
      const cause = change.cause as JsonObject | undefined
      return `${String(change.targetChangeType)} [${ids(change, 'targetIds')}]${cause === undefined ? '' : ` code ${String(cause.code)}`}`
    }
    const change = (documentChange ?? documentDelete) as JsonObject
    const name = String(documentChange === undefined ? change.document : (change.document as JsonObject).name)
    const removed = ids(change, 'removedTargetIds')
    const path = name.slice(test.name('').length)
    return `${documentChange === undefined ? 'delete' : 'change'} ${path} [${ids(change, 'targetIds')}]${removed === '' ? '' : ` -[${removed}]`}`
  })

const lastToken = (responses: readonly JsonObject[]): string =>
  String((responses.at(-1)?.targetChange as JsonObject).resumeToken)

it('answers a target with ADD, its documents, CURRENT and one snapshot', async () => {
  await test.set('a/1', {})
  await test.set('b/1', {})
  const { stream, take } = test.listen()
  stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }] }))
  const told = take()
  expect(brief(told)).toEqual(['ADD [2]', 'change a/1 [2]', 'CURRENT [2]', 'NO_CHANGE []'])
  expect((told.at(-1)?.targetChange as JsonObject).readTime).toMatch(/\.\d{6}Z$/)
})

it('tells a commit to all targets of a stream as one snapshot', async () => {
  await test.set('a/1', { n: int(1) })
  const { stream, take } = test.listen()
  stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }], orderBy: [{ field: { fieldPath: 'n' } }] }))
  stream.receive(documentTarget(4, 'a/1'))
  stream.receive(queryTarget(6, { from: [{ collectionId: 'b' }] }))
  take()
  const { commitTime } = await test.commit([
    { update: { name: test.name('a/1'), fields: {} } },
    { update: { name: test.name('b/1'), fields: {} } },
  ])
  const told = take()
  expect(brief(told)).toEqual(['change a/1 [4] -[2]', 'change b/1 [6]', 'NO_CHANGE []'])
  expect((told.at(-1)?.targetChange as JsonObject).readTime).toBe(commitTime)
  await test.commit([{ delete: test.name('a/1') }, { delete: test.name('b/1') }])
  expect(brief(take())).toEqual(['delete a/1 [] -[4]', 'delete b/1 [] -[6]', 'NO_CHANGE []'])
  await test.set('unrelated/1', {})
  expect(take()).toEqual([])
})

it('fills a limit up from behind in the same snapshot', async () => {
  for (const n of [1, 2, 3]) await test.set(`a/${n}`, { n: int(n) })
  const { stream, take } = test.listen()
  stream.receive(
    queryTarget(2, { from: [{ collectionId: 'a' }], orderBy: [{ field: { fieldPath: 'n' } }], limit: 2 }),
  )
  expect(brief(take()).slice(1, 3)).toEqual(['change a/1 [2]', 'change a/2 [2]'])
  await test.commit([{ delete: test.name('a/1') }])
  expect(brief(take())).toEqual(['change a/3 [2]', 'delete a/1 [] -[2]', 'NO_CHANGE []'])
  await test.set('a/0', { n: int(0) })
  expect(brief(take())).toEqual(['change a/0 [2]', 'change a/3 [] -[2]', 'NO_CHANGE []'])
  await test.set('a/9', { n: int(9) })
  expect(take()).toEqual([])
})

it('acknowledges a removal once and is silent after it', async () => {
  const { stream, take } = test.listen()
  stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }] }))
  take()
  stream.receive({ database: test.database, removeTarget: 2 })
  stream.receive({ database: test.database, removeTarget: 2 })
  expect(brief(take())).toEqual(['REMOVE [2]'])
  await test.set('a/1', {})
  expect(take()).toEqual([])
})

it('resumes with what changed since the token', async () => {
  for (const n of [1, 2, 3]) await test.set(`a/${n}`, { n: int(n) })
  const query = {
    from: [{ collectionId: 'a' }],
    where: { fieldFilter: { field: { fieldPath: 'n' }, op: 'GREATER_THAN', value: int(0) } },
  }
  const before = test.listen()
  before.stream.receive(queryTarget(2, query))
  const resumeToken = lastToken(before.take())
  before.stream.end()
  await test.set('a/1', { n: int(10) })
  await test.set('a/2', { n: int(-1) })
  await test.commit([{ delete: test.name('a/3') }])
  const { stream, take } = test.listen()
  test.firestore.meters.reset('demo-test')
  stream.receive(queryTarget(2, query, { resumeToken }))
  expect(brief(take())).toEqual([
    'ADD [2]',
    'change a/1 [2]',
    'change a/2 [] -[2]',
    'delete a/3 [] -[2]',
    'CURRENT [2]',
    'NO_CHANGE []',
  ])
  expect(test.firestore.meters.read('demo-test').listenerReads).toBe(2)
})

it.each(['MTAwMA==', 'bm90IG91cnM='])(
  'starts afresh, and says so, for the token %s that it cannot go on from',
  async resumeToken => {
    await test.set('a/1', {})
    const { stream, take } = test.listen()
    stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }] }, { resumeToken }))
    expect(brief(take())).toEqual(['ADD [2]', 'RESET [2]', 'change a/1 [2]', 'CURRENT [2]', 'NO_CHANGE []'])
  },
)

it('shows the writer of a write without effect that it is done', async () => {
  await test.set('a/1', {})
  const { stream, take } = test.listen()
  stream.receive(documentTarget(2, 'a/1'))
  take()
  test.firestore.meters.reset('demo-test')
  await test.set('a/1', {})
  expect(brief(take())).toEqual(['change a/1 [2]', 'NO_CHANGE []'])
  expect(test.firestore.meters.read('demo-test').listenerReads).toBe(0)
})

it('bills documents that come, change or leave by a change, but no deletion', async () => {
  await test.set('a/1', { n: int(1) })
  const { stream } = test.listen()
  stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }], orderBy: [{ field: { fieldPath: 'n' } }] }))
  stream.receive(queryTarget(4, { from: [{ collectionId: 'empty' }] }))
  const read = () => test.firestore.meters.read('demo-test').listenerReads
  expect(read()).toBe(2)
  await test.set('a/1', { n: int(2) })
  expect(read()).toBe(3)
  await test.set('a/1', {})
  expect(read()).toBe(4)
  await test.set('a/1', { n: int(2) })
  await test.commit([{ delete: test.name('a/1') }])
  expect(read()).toBe(5)
})

it('shows listeners that a database was cleared', async () => {
  await test.set('a/1', {})
  const { stream, take } = test.listen()
  stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }] }))
  take()
  test.firestore.clear('demo-test', '(default)')
  expect(brief(take())).toEqual(['delete a/1 [] -[2]', 'NO_CHANGE []'])
})

const withRules = (body: string): void => {
  const content = `rules_version = '2'; service cloud.firestore { match /databases/{d}/documents { ${body} } }`
  const compiled = compileRules([{ name: 'firestore.rules', content }])
  expect(compiled.issues).toEqual([])
  test.firestore.rulesets.set('demo-test', compiled)
}

it('refuses a target by itself and goes on with the others', async () => {
  withRules('match /open/{id} { allow read; }')
  const { stream, take, failures } = test.listen(userCaller('anna'))
  stream.receive(queryTarget(2, { from: [{ collectionId: 'closed' }] }))
  stream.receive(
    queryTarget(4, { from: [{ collectionId: 'open' }], where: { fieldFilter: { op: 'NONSENSE' } } }),
  )
  stream.receive(documentTarget(6, 'open/1'))
  expect(brief(take())).toEqual([
    'REMOVE [2] code 7',
    'REMOVE [4] code 3',
    'ADD [6]',
    'delete open/1 [] -[6]',
    'CURRENT [6]',
    'NO_CHANGE []',
  ])
  expect(failures).toEqual([])
})

it('takes a target away at the next change once its rule no longer holds', async () => {
  withRules(
    'match /chats/{id} { allow read: if get(/databases/$(d)/documents/managers/$(request.auth.uid)).data.active; }',
  )
  await test.set('managers/anna', { active: { booleanValue: true } })
  const { stream, take } = test.listen(userCaller('anna'))
  stream.receive(queryTarget(2, { from: [{ collectionId: 'chats' }] }))
  stream.receive(documentTarget(4, 'chats/1'))
  await test.set('managers/anna', { active: { booleanValue: false } })
  expect(brief(take())).not.toContain('REMOVE [2] code 7')
  await test.set('chats/1', { secret: int(1) })
  const told = take()
  expect(brief(told)).toEqual(['REMOVE [4] code 7', 'REMOVE [2] code 7', 'NO_CHANGE []'])
  expect(JSON.stringify(told)).not.toContain('secret')
})

it('asks the live targets again when the rules are replaced', async () => {
  withRules('match /{any=**} { allow read; }')
  const { stream, take } = test.listen(userCaller('anna'))
  stream.receive(queryTarget(2, { from: [{ collectionId: 'a' }] }))
  take()
  withRules('match /b/{id} { allow read; }')
  expect(brief(take())).toEqual(['REMOVE [2] code 7'])
})
