import { expect, it } from 'vitest'
import { retryDelay } from './retryDelay.ts'

it('doubles up to a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map(failures => retryDelay(failures, () => 0.5))).toEqual([
    1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
  ])
})

it('spreads by a fifth to either side', () => {
  expect([retryDelay(1, () => 0), retryDelay(1, () => 1)]).toEqual([800, 1_200])
})
