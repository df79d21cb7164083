import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JsonObject } from './Json.ts'
import { isStatusError } from './Status.ts'
import { testFirestore } from './testFirestore.ts'
import type { TestFirestore } from './testFirestore.ts'

let test: TestFirestore
beforeEach(async () => {
  test = await testFirestore()
})
afterEach(() => test.firestore.close())

const countIn = (answer: readonly JsonObject[]): number => {
  const found = answer.find(each => each.found !== undefined)?.found as JsonObject | undefined
  return Number(((found?.fields as JsonObject | undefined)?.n as JsonObject | undefined)?.integerValue ?? 0)
}
const begin = async (path: string) => {
  const answer = await test.get([path], { newTransaction: { readWrite: {} } })
  return { id: String(answer[0]?.transaction), n: countIn(answer) }
}
const write = (path: string, n: number): JsonObject => ({
  update: { name: test.name(path), fields: { n: { integerValue: String(n) } } },
})
const addOne = async (): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    const { id, n } = await begin('a/counter')
    try {
      await test.commit([write('a/counter', n + 1)], undefined, id)
      return attempt
    } catch (error) {
      if (!isStatusError(error) || error.status !== 'ABORTED') throw error
    }
  }
}

it('loses none of 200 transactions on one document, nor lets them fail each other', async () => {
  const attempts = await Promise.all(Array.from({ length: 200 }, addOne))
  expect(countIn(await test.get(['a/counter']))).toBe(200)
  expect(Math.max(...attempts)).toBeLessThanOrEqual(5)
})

it('aborts when a document that was read has changed', async () => {
  const { id } = await begin('a/1')
  await test.commit([write('a/1', 5)])
  await expect(test.commit([write('a/2', 1)], undefined, id)).rejects.toMatchObject({ status: 'ABORTED' })
  expect(countIn(await test.get(['a/2']))).toBe(0)
})

it('aborts when the result of a query that was read has changed, and not for another change', async () => {
  const read = async () => {
    const request = {
      parent: `${test.database}/documents`,
      structuredQuery: {
        from: [{ collectionId: 'a' }],
        where: {
          fieldFilter: { field: { fieldPath: 'n' }, op: 'GREATER_THAN', value: { integerValue: '10' } },
        },
      },
      newTransaction: {},
    }
    const call = { caller: { kind: 'owner' }, signal: new AbortController().signal } as const
    for await (const each of test.firestore.service.serverStream.RunQuery(request, call))
      return String((each as JsonObject).transaction)
    return ''
  }
  const first = await read()
  await test.commit([write('a/low', 1)])
  await test.commit([write('b/x', 1)], undefined, first)
  const second = await read()
  await test.commit([write('a/high', 11)])
  await expect(test.commit([write('b/x', 2)], undefined, second)).rejects.toMatchObject({ status: 'ABORTED' })
})

it('reads one snapshot throughout', async () => {
  await test.commit([write('a/1', 1), write('a/2', 1)])
  const { id } = await begin('a/1')
  await test.commit([write('a/1', 2), write('a/2', 2)])
  expect(countIn(await test.get(['a/2'], { transaction: id }))).toBe(1)
})

it('reads at a time in the past', async () => {
  const { commitTime } = await test.commit([write('a/1', 1)])
  await test.commit([write('a/1', 2)])
  await test.commit([{ delete: test.name('a/1') }])
  expect(countIn(await test.get(['a/1'], { readTime: commitTime }))).toBe(1)
  await expect(test.get(['a/1'], { readTime: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
    status: 'FAILED_PRECONDITION',
  })
})

it('refuses a transaction that is over', async () => {
  const { id } = await begin('a/1')
  await test.commit([write('a/1', 1)], undefined, id)
  await expect(test.commit([write('a/1', 2)], undefined, id)).rejects.toMatchObject({
    status: 'INVALID_ARGUMENT',
  })
})
