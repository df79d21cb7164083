import fc from 'fast-check'
import { expect, it } from 'vitest'
import { barsOf } from './barsOf.ts'

it('draws as many bars as asked, all of a height that can be drawn', () => {
  const peaks = fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 64 })
  fc.assert(
    fc.property(peaks, fc.integer({ min: 1, max: 80 }), (loudness, count) => {
      const bars = barsOf(loudness, count)
      expect(bars).toHaveLength(count)
      for (const bar of bars) {
        expect(bar).toBeGreaterThanOrEqual(0.1)
        expect(bar).toBeLessThanOrEqual(1)
      }
    }),
  )
})

it('takes the loudest of what falls together', () => {
  expect(barsOf([0, 31, 0, 0], 2)).toEqual([1, 0.1])
  expect(barsOf(undefined, 2)).toEqual([0.3, 0.3])
})
