import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxOf } from './boxOf.ts'

it('keeps the shape of an ordinary picture', () => {
  expect(boxOf(1280, 960)).toEqual({ width: 380, height: 285 })
  expect(boxOf(900, 1600)).toEqual({ width: 236, height: 420 })
  expect(boxOf(200, 150)).toEqual({ width: 200, height: 150 })
})

it('never leaves the limits', () => {
  const side = fc.integer({ min: 1, max: 100_000 })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const box = boxOf(width, height)
      expect(box.width).toBeGreaterThanOrEqual(120)
      expect(box.width).toBeLessThanOrEqual(380)
      expect(box.height).toBeGreaterThanOrEqual(120)
      expect(box.height).toBeLessThanOrEqual(420)
    }),
  )
})

it('reserves a usual room when the shape is not known', () => {
  expect(boxOf()).toEqual({ width: 320, height: 240 })
  expect(boxOf(0, 5)).toEqual({ width: 320, height: 240 })
})
