import { expect, it } from 'vitest'
import { momentOf } from './momentOf.ts'
import { wallClock } from './wallClock.ts'

const moment = (day: string, time: string, zone: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(momentOf({ year, month, day: date, hour, minute }, zone)).toISOString()
}

it('takes the first of a time that comes twice', () => {
  expect(moment('2026-10-25', '03:30', 'Europe/Kyiv')).toBe('2026-10-25T00:30:00.000Z')
  expect(moment('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
})

it('moves a time that is left out forward', () => {
  expect(moment('2026-03-29', '03:30', 'Europe/Kyiv')).toBe('2026-03-29T01:30:00.000Z')
  expect(moment('2026-03-08', '02:15', 'America/New_York')).toBe('2026-03-08T07:15:00.000Z')
})

it('undoes what the wall clock says, hour by hour through two years and through half-hour zones', () => {
  for (const zone of [
    'Europe/Kyiv',
    'Asia/Almaty',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
  ]) {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * 3_600_000) {
      const wall = wallClock(at, zone)
      expect(wallClock(momentOf(wall, zone), zone), `${zone} ${at}`).toEqual(wall)
    }
  }
})
