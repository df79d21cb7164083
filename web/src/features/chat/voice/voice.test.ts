import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peaksOf } from './peaksOf.ts'
import { recordingType } from './recordingType.ts'

describe('peaksOf', () => {
  it('makes what the message document takes, of any levels', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 500 }), levels => {
        const peaks = peaksOf(levels)
        expect(peaks).toHaveLength(Math.min(64, levels.length))
        for (const peak of peaks) {
          expect(Number.isInteger(peak)).toBe(true)
          expect(peak).toBeGreaterThanOrEqual(0)
          expect(peak).toBeLessThanOrEqual(31)
        }
      }),
    )
  })

  it('keeps the shape and takes the loudest of what falls together', () => {
    expect(peaksOf([0, 0.25, 0.5])).toEqual([0, 16, 31])
    expect(peaksOf(Array.from({ length: 128 }, (_, i) => (i % 2 ? 1 : 0)))).toEqual(Array(64).fill(31))
  })
})

describe('recordingType', () => {
  it.each([
    [['audio/ogg;codecs=opus', 'audio/webm;codecs=opus'], 'voice.ogg'],
    [['audio/webm;codecs=opus', 'audio/mp4'], 'voice.webm'],
    [['audio/mp4'], 'voice.m4a'],
  ])('%j: %s', (supported, name) => {
    expect(recordingType(type => supported.includes(type))?.name).toBe(name)
  })

  it('knows when a browser records nothing', () => {
    expect(recordingType(() => false)).toBeNull()
  })
})
