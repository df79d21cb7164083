import { expect, it } from 'vitest'
import { createPace } from './createPace.ts'

it('lets a burst through, then one at a time, each caller for themselves', () => {
  let now = 1_000_000
  const waitOf = createPace(60, () => now)
  const turns = (caller: string, times: number) => Array.from({ length: times }, () => waitOf(caller))
  expect(turns('shop', 8)).toEqual([0, 0, 0, 0, 0, 0, 1000, 1000])
  expect(waitOf('crm')).toBe(0)
  now += 999
  expect(waitOf('shop')).toBe(1)
  now += 1
  expect(turns('shop', 2)).toEqual([0, 1000])
  now += 60_000
  expect(turns('shop', 7)).toEqual([0, 0, 0, 0, 0, 0, 1000])
})
