import { expect, it } from 'vitest'
import { createTransactions } from './createTransactions.ts'

const database = 'projects/p/databases/d'
const start = () => {
  let time = 1_000_000
  const transactions = createTransactions(() => time)
  const { id } = transactions.begin(database, { readOnly: false, readTime: null })
  return { find: () => transactions.find(database, id), wait: (ms: number) => (time += ms), transactions }
}
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
