import { afterEach, expect, it, vi } from 'vitest'
import { createTransactions } from './createTransactions.ts'

const database = 'projects/p/databases/d'
const start = () => {
  let time = 1_000_000
  const transactions = createTransactions(() => time)
  const { id } = transactions.begin(database, { readOnly: false, readTime: null })
  return { find: () => transactions.find(database, id), wait: (ms: number) => (time += ms), transactions }
}
afterEach(() => vi.useRealTimers())

const expired = expect.objectContaining({ status: 'INVALID_ARGUMENT' })

it('forgets a transaction after a minute of silence', () => {
  const { find, wait } = start()
  wait(59_000)
  find()
  wait(59_000)
  find()
  wait(60_000)
  expect(find).toThrow(expired)
})

it('ends a transaction after four and a half minutes, however busy it is', async () => {
  const { find, wait, transactions } = start()
  await transactions.hold(find(), ['a/1'])
  for (let seconds = 30; seconds < 270; seconds += 30) {
    wait(30_000)
    find()
  }
  wait(30_000)
  expect(find).toThrow(expired)
  const next = transactions.begin(database, { readOnly: false, readTime: null })
  await transactions.hold(next, ['a/1'])
  expect(transactions.find(database, next.id)).toBe(next)
})

it('lets the first one wait for a dead transaction, and nobody behind it', async () => {
  vi.useFakeTimers()
  const { find, transactions } = start()
  const next = () => transactions.begin(database, { readOnly: false, readTime: null })
  const begun: string[] = []
  const [second, third] = [next(), next()]
  await transactions.hold(find(), ['a/1'])
  void transactions.hold(second, ['a/1']).then(() => begun.push('second'))
  await vi.advanceTimersByTimeAsync(3999)
  expect(begun).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(begun).toEqual(['second'])
  void transactions.hold(third, ['a/1']).then(() => begun.push('third'))
  await vi.advanceTimersByTimeAsync(1)
  expect(begun).toEqual(['second'])
  transactions.end(second)
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual(['second', 'third'])
})

it('does not let two wait for each other', async () => {
  vi.useFakeTimers()
  const { find, transactions } = start()
  const [first, second] = [find(), transactions.begin(database, { readOnly: false, readTime: null })]
  await transactions.hold(first, ['a/1'])
  await transactions.hold(second, ['b/1'])
  const waits = transactions.hold(first, ['b/1'])
  await transactions.hold(second, ['a/1'])
  transactions.end(second)
  await waits
  expect(vi.getTimerCount()).toBe(0)
})

it('waits for a dead transaction once, however many documents it holds', async () => {
  vi.useFakeTimers()
  const { find, wait, transactions } = start()
  const paths = ['a/1', 'a/2', 'a/3']
  await transactions.hold(find(), paths)
  const next = transactions.begin(database, { readOnly: false, readTime: null })
  let has = false
  void transactions.hold(next, paths).then(() => (has = true))
  wait(4000)
  await vi.advanceTimersByTimeAsync(4000)
  expect(has).toBe(true)
})

it('waits for each document of one that is at work', async () => {
  vi.useFakeTimers()
  const { find, wait, transactions } = start()
  const paths = ['a/1', 'a/2']
  await transactions.hold(find(), paths)
  const next = transactions.begin(database, { readOnly: false, readTime: null })
  let has = false
  void transactions.hold(next, paths).then(() => (has = true))
  wait(3000)
  find()
  wait(1000)
  await vi.advanceTimersByTimeAsync(7999)
  expect(has).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(has).toBe(true)
})
