import { describe, expect, it } from 'vitest'
import { delayEnd } from './delayEnd.ts'

const zone = 'Europe/Kyiv'
const at = (text: string) => Date.parse(text)

describe('a delay ends', () => {
  it('after so many minutes', () => {
    expect(delayEnd({ type: 'for', minutes: 90 }, zone, 0)).toBe(5_400_000)
  })

  it('at a time of day in the company’s zone: today, or tomorrow where it has passed', () => {
    const until = { type: 'until', time: '10:00', days: 0 } as const
    expect(delayEnd(until, zone, at('2026-01-15T07:59:59Z'))).toBe(at('2026-01-15T08:00:00Z'))
    expect(delayEnd(until, zone, at('2026-01-15T08:00:00Z'))).toBe(at('2026-01-16T08:00:00Z'))
  })

  it('so many days later at the earliest, by the calendar also when the clocks change', () => {
    const until = { type: 'until', time: '10:00', days: 1 } as const
    expect(delayEnd(until, zone, at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T07:00:00Z'))
  })
})
