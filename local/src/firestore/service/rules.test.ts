import { afterEach, beforeEach, expect, it } from 'vitest'
import { compileRules } from '../rules/compileRules.ts'
import type { JsonObject } from './Json.ts'
import type { Caller } from './Service.ts'
import { testFirestore, userCaller } from './testFirestore.ts'
import type { TestFirestore } from './testFirestore.ts'

const rules = `rules_version = '2';
service cloud.firestore { match /databases/{d}/documents {
  match /notes/{id} {
    allow get: if resource == null || resource.data.owner == request.auth.uid;
    allow list: if resource.data.owner == request.auth.uid;
    allow create: if request.resource.data.owner == request.auth.uid && request.resource.data.at == request.time;
    allow update: if resource.data.owner == request.auth.uid && request.resource.data.n == resource.data.n + 1;
    allow delete: if getAfter(/databases/$(d)/documents/graves/$(id)).data.by == request.auth.uid;
  }
  match /graves/{id} { allow create; }
} }`

let test: TestFirestore
const anna = userCaller('anna')
const ivan = userCaller('ivan')
beforeEach(async () => {
  test = await testFirestore()
  test.firestore.rulesets.setDefault(compileRules([{ name: 'firestore.rules', content: rules }]))
  await test.set('notes/1', { owner: { stringValue: 'anna' }, n: { integerValue: '1' } })
})
afterEach(() => test.firestore.close())

const denied = { status: 'PERMISSION_DENIED' }
const add = (by: number): JsonObject => ({
  update: { name: test.name('notes/1'), fields: {} },
  updateMask: { fieldPaths: [] },
  updateTransforms: [{ fieldPath: 'n', increment: { integerValue: String(by) } }],
})
const list = { from: [{ collectionId: 'notes' }] }
const own = (owner: string): JsonObject => ({
  ...list,
  where: { fieldFilter: { field: { fieldPath: 'owner' }, op: 'EQUAL', value: { stringValue: owner } } },
})
const count = async (caller: Caller, structuredQuery: JsonObject): Promise<JsonObject | undefined> => {
  const request = {
    parent: `${test.database}/documents`,
    structuredAggregationQuery: { structuredQuery, aggregations: [{ alias: 'n', count: {} }] },
  }
  const call = { caller, signal: new AbortController().signal }
  for await (const each of test.firestore.service.serverStream.RunAggregationQuery(request, call))
    return each as JsonObject
  return undefined
}

it('judges gets, also of what is not there', async () => {
  expect(await test.get(['notes/1', 'notes/none'], {}, anna)).toHaveLength(2)
  await expect(test.get(['notes/none', 'notes/1'], {}, ivan)).rejects.toMatchObject(denied)
  await expect(test.get(['elsewhere/1'], {}, anna)).rejects.toMatchObject(denied)
})

it('judges lists and counts by the query', async () => {
  expect(await test.query(own('anna'), anna)).toEqual(['notes/1'])
  await expect(test.query(list, anna)).rejects.toMatchObject(denied)
  await expect(test.query(own('anna'), ivan)).rejects.toMatchObject(denied)
  expect(await count(anna, own('anna'))).toMatchObject({
    result: { aggregateFields: { n: { integerValue: '1' } } },
  })
  await expect(count(ivan, own('anna'))).rejects.toMatchObject(denied)
})

it('judges a write by the document it makes, transforms and time included', async () => {
  await test.commit([add(1)], anna)
  await expect(test.commit([add(2)], anna)).rejects.toMatchObject(denied)
  await expect(test.commit([add(1)], ivan)).rejects.toMatchObject(denied)
  const create = (path: string): JsonObject => ({
    update: { name: test.name(path), fields: { owner: { stringValue: 'anna' } } },
    updateTransforms: [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }],
  })
  await test.commit([create('notes/2')], anna)
  await expect(test.commit([create('notes/3')], ivan)).rejects.toMatchObject(denied)
})

it('shows a rule the whole batch, and applies none of it when one write is denied', async () => {
  const bury = (by: string): readonly JsonObject[] => [
    { delete: test.name('notes/1') },
    { update: { name: test.name('graves/1'), fields: { by: { stringValue: by } } } },
  ]
  await expect(test.commit(bury('ivan'), anna)).rejects.toMatchObject(denied)
  expect(await test.query({ from: [{ collectionId: 'graves' }] })).toEqual([])
  await test.commit(bury('anna'), anna)
  expect(await test.query(list)).toEqual([])
})

it('tells someone without access that it is denied, not whether the document exists', async () => {
  const write = (path: string): JsonObject => ({
    update: { name: test.name(path), fields: {} },
    currentDocument: { exists: false },
  })
  await expect(test.commit([write('notes/1')], ivan)).rejects.toMatchObject(denied)
  await expect(test.commit([write('notes/none')], ivan)).rejects.toMatchObject(denied)
})

it('lets the admin through and denies everything under rules that do not compile', async () => {
  const broken = await testFirestore()
  broken.firestore.rulesets.setDefault({ ruleset: null, issues: [] })
  await broken.set('a/1', {})
  await expect(broken.get(['a/1'], {}, anna)).rejects.toMatchObject(denied)
  await broken.firestore.close()
})
