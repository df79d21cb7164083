import { describe, expect, it } from 'vitest'
import { closedSince } from './closedSince.ts'
import { momentOf } from './momentOf.ts'
import type { WorkingHours } from './WorkingHours.ts'

const zone = 'Europe/Kyiv'
const nine = { from: '09:00', to: '18:00' }
const week: WorkingHours = { '1': nine, '2': nine, '3': nine, '4': nine, '5': nine }
/** A moment of November 2026, whose 30th is a Monday. */
const november = (day: number, hour: number, minute = 0) =>
  momentOf({ year: 2026, month: 11, day, hour, minute }, zone)

describe('since when the company does not work', () => {
  it.each([
    ['at nine it works', november(30, 9), null],
    ['a minute before six it works', november(30, 17, 59), null],
    ['at six it does not', november(30, 18), november(30, 18)],
    ['in the night since the evening', november(25, 3), november(24, 18)],
    ['on Sunday since Friday', november(29, 12), november(27, 18)],
    ['before nine on Monday since Friday', november(30, 8, 59), november(27, 18)],
  ])('%s', (_, now, since) => expect(closedSince(week, zone, now)).toBe(since))

  it('goes over midnight, and over a day that is off', () => {
    const night: WorkingHours = { '6': { from: '20:00', to: '04:00' } }
    expect(closedSince(night, zone, november(28, 23))).toBeNull()
    expect(closedSince(night, zone, november(29, 3, 59))).toBeNull()
    expect(closedSince(night, zone, november(29, 4))).toBe(november(29, 4))
    expect(closedSince(night, zone, november(28, 12))).toBe(november(22, 4))
  })

  it('never closes where each day is whole', () => {
    const whole = { from: '00:00', to: '00:00' }
    const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(day => [day, whole]))
    for (const hour of [0, 7, 23]) expect(closedSince(always, zone, november(29, hour))).toBeNull()
  })

  it('is closed since the beginning of today where no day is a working day', () => {
    expect(closedSince({}, zone, november(29, 12))).toBe(november(29, 0))
  })

  it('knows the days when the clocks are changed', () => {
    // On 2026-10-25 clocks in Kyiv go back from four to three.
    const october = (day: number, hour: number) =>
      momentOf({ year: 2026, month: 10, day, hour, minute: 0 }, zone)
    const sunday: WorkingHours = { '7': { from: '02:00', to: '06:00' } }
    expect(closedSince(sunday, zone, october(25, 6))).toBe(october(25, 6))
    expect(october(25, 6) - october(25, 2)).toBe(5 * 3_600_000)
    expect(closedSince(sunday, zone, october(25, 2) + 4.5 * 3_600_000)).toBeNull()
  })
})
