import { expect, it } from 'vitest'
import { endOfToday } from './endOfToday.ts'

const end = (now: string, zone: string) => new Date(endOfToday(Date.parse(now), zone)).toISOString()

it('is one millisecond before the midnight of the zone', () => {
  expect(end('2026-11-22T21:59:59.999Z', 'Europe/Kyiv')).toBe('2026-11-22T21:59:59.999Z')
  expect(end('2026-11-22T22:00:00Z', 'Europe/Kyiv')).toBe('2026-11-23T21:59:59.999Z')
  expect(end('2026-11-22T18:59:00Z', 'Asia/Almaty')).toBe('2026-11-22T18:59:59.999Z')
  expect(end('2026-11-22T19:00:00Z', 'Asia/Almaty')).toBe('2026-11-23T18:59:59.999Z')
  expect(end('2026-12-31T23:00:00Z', 'America/New_York')).toBe('2027-01-01T04:59:59.999Z')
  expect(end('2028-02-28T12:00:00Z', 'UTC')).toBe('2028-02-28T23:59:59.999Z')
})

it('knows the days of 23 and of 25 hours', () => {
  expect(end('2026-03-28T22:00:00Z', 'Europe/Kyiv')).toBe('2026-03-29T20:59:59.999Z')
  expect(end('2026-10-24T21:00:00Z', 'Europe/Kyiv')).toBe('2026-10-25T21:59:59.999Z')
  expect(end('2026-03-08T05:00:00Z', 'America/New_York')).toBe('2026-03-09T03:59:59.999Z')
  expect(end('2026-11-01T04:00:00Z', 'America/New_York')).toBe('2026-11-02T04:59:59.999Z')
})

it('knows a night whose last hour came twice', () => {
  // Almaty left UTC+6 for UTC+5 at the midnight before the 1st of March 2024.
  expect(end('2024-02-29T17:30:00Z', 'Asia/Almaty')).toBe('2024-02-29T18:59:59.999Z')
  expect(end('2024-02-29T18:30:00Z', 'Asia/Almaty')).toBe('2024-02-29T18:59:59.999Z')
  expect(end('2024-02-29T19:00:00Z', 'Asia/Almaty')).toBe('2024-03-01T18:59:59.999Z')
})

it('knows a day that begins at one, because midnight is left out', () => {
  expect(end('2026-03-28T12:00:00Z', 'Asia/Beirut')).toBe('2026-03-28T21:59:59.999Z')
  expect(end('2026-03-28T22:00:00Z', 'Asia/Beirut')).toBe('2026-03-29T20:59:59.999Z')
})

it('takes both names of a city', () => {
  const now = '2026-11-22T10:00:00Z'
  expect(end(now, 'Europe/Kiev')).toBe(end(now, 'Europe/Kyiv'))
})

it('refuses a zone that is none', () => {
  expect(() => endOfToday(0, 'Europe/Nowhere')).toThrow(RangeError)
})
