import { expect, it } from 'vitest'
import { runAll } from './runAll.ts'

it('runs what stands behind a failure, and tells the first one', async () => {
  const done: number[] = []
  const work = async (item: number) => {
    if (item % 2) throw new Error(`${item}`)
    await Promise.resolve()
    done.push(item)
  }
  await expect(runAll([0, 1, 2, 3, 4], 2, work)).rejects.toThrow('1')
  expect(done).toEqual([0, 2, 4])
})

it('begins each once, and no more at a time than it was told', async () => {
  const begun: number[] = []
  let [running, most] = [0, 0]
  await runAll([1, 2, 3, 4, 5, 6, 7], 3, async item => {
    begun.push(item)
    most = Math.max(most, ++running)
    await new Promise(resolve => setImmediate(resolve))
    running--
  })
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})
