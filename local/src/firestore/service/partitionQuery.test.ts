import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JsonObject } from './Json.ts'
import type { Caller } from './Service.ts'
import { testFirestore, userCaller } from './testFirestore.ts'
import type { TestFirestore } from './testFirestore.ts'

let test: TestFirestore
beforeEach(async () => {
  test = await testFirestore()
  const paths = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? `c/${at}` : `p/${at}/c/x`))
  await test.commit(paths.map(path => ({ update: { name: test.name(path), fields: {} } })))
})
afterEach(() => test.firestore.close())

const group: JsonObject = {
  from: [{ collectionId: 'c', allDescendants: true }],
  orderBy: [{ field: { fieldPath: '__name__' }, direction: 'ASCENDING' }],
}
const partition = async (request: JsonObject, caller: Caller = { kind: 'owner' }) => {
  const call = { caller, signal: new AbortController().signal }
  const parent = `${test.database}/documents`
  const whole = { parent, structuredQuery: group, ...request }
  const answer = (await test.firestore.service.unary.PartitionQuery(whole, call)) as JsonObject
  return { cursors: answer.partitions as JsonObject[], next: answer.nextPageToken }
}

it('cuts a collection group into parts that together are the whole', async () => {
  const { cursors } = await partition({ partitionCount: '3' })
  expect(cursors).toHaveLength(3)
  const edges = [undefined, ...cursors, undefined]
  const parts = await Promise.all(
    edges.slice(1).map((endAt, at) => test.query({ ...group, startAt: edges[at], endAt })),
  )
  expect(parts.map(part => part.length)).toEqual([5, 5, 5, 5])
  expect(parts.flat()).toEqual(await test.query(group))
})

it('tells fewer cursors than asked when there are fewer documents, and none for a single one', async () => {
  expect((await partition({ partitionCount: 50 })).cursors).toHaveLength(19)
  await test.set('one/1', {})
  const one = { ...group, from: [{ collectionId: 'one', allDescendants: true }] }
  expect((await partition({ structuredQuery: one, partitionCount: 5 })).cursors).toEqual([])
})

it('tells the same cursors page by page', async () => {
  const { cursors } = await partition({ partitionCount: 5 })
  const paged: JsonObject[] = []
  let pageToken: JsonObject[string] = ''
  for (let pages = 0; pages < 3; pages += 1) {
    const page = await partition({ partitionCount: 5, pageSize: 2, pageToken })
    paged.push(...page.cursors)
    pageToken = page.next
  }
  expect(paged).toEqual(cursors)
  expect(pageToken).toBeUndefined()
})

it('refuses what cannot be partitioned, and browsers', async () => {
  const refused = { status: 'INVALID_ARGUMENT' }
  await expect(partition({ partitionCount: 0 })).rejects.toMatchObject(refused)
  const limited = { ...group, limit: 5 }
  await expect(partition({ structuredQuery: limited, partitionCount: 1 })).rejects.toMatchObject(refused)
  const single = { ...group, from: [{ collectionId: 'c' }] }
  await expect(partition({ structuredQuery: single, partitionCount: 1 })).rejects.toMatchObject(refused)
  await expect(partition({ partitionCount: 1 }, userCaller('anna'))).rejects.toMatchObject({
    status: 'PERMISSION_DENIED',
  })
})
