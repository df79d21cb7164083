import { describe, expect, it } from 'vitest'
import { duePresets } from './duePresets.ts'

const presets = (now: string, zone: string) =>
  Object.fromEntries(
    duePresets(Date.parse(now), zone).map(({ preset, at }) => [preset, new Date(at).toISOString()]),
  )

it('says what the wall shows in the zone', () => {
  // A Sunday, 12:00 in Kyiv.
  expect(presets('2026-11-22T10:00:00Z', 'Europe/Kyiv')).toEqual({
    inHour: '2026-11-22T11:00:00.000Z',
    evening: '2026-11-22T16:00:00.000Z',
    tomorrow: '2026-11-23T07:00:00.000Z',
    threeDays: '2026-11-25T07:00:00.000Z',
    monday: '2026-11-23T07:00:00.000Z',
  })
  expect(presets('2026-11-22T10:00:00Z', 'Asia/Almaty')).toMatchObject({
    evening: '2026-11-22T13:00:00.000Z',
    tomorrow: '2026-11-23T04:00:00.000Z',
  })
})

it('offers no evening that has come, and no moment that has passed', () => {
  expect(presets('2026-11-22T16:00:00Z', 'Europe/Kyiv')).not.toHaveProperty('evening')
  expect(presets('2026-11-22T15:59:59Z', 'Europe/Kyiv')).toHaveProperty('evening')
})

it('means the next Monday, also on a Monday, across the end of a year', () => {
  expect(presets('2026-11-23T10:00:00Z', 'Europe/Kyiv').monday).toBe('2026-11-30T07:00:00.000Z')
  expect(presets('2026-12-31T12:00:00Z', 'America/New_York')).toMatchObject({
    tomorrow: '2027-01-01T14:00:00.000Z',
    threeDays: '2027-01-03T14:00:00.000Z',
    monday: '2027-01-04T14:00:00.000Z',
  })
})

it('rounds the hour up to a whole minute', () => {
  expect(presets('2026-11-22T10:00:00.001Z', 'UTC').inHour).toBe('2026-11-22T11:01:00.000Z')
})

describe('at the nights when clocks change', () => {
  it('keeps the hour of the wall', () => {
    expect(presets('2026-03-28T10:00:00Z', 'Europe/Kyiv').tomorrow).toBe('2026-03-29T06:00:00.000Z')
    expect(presets('2026-10-24T10:00:00Z', 'Europe/Kyiv').tomorrow).toBe('2026-10-25T07:00:00.000Z')
    expect(presets('2026-03-07T15:00:00Z', 'America/New_York')).toMatchObject({
      tomorrow: '2026-03-08T13:00:00.000Z',
      threeDays: '2026-03-10T13:00:00.000Z',
    })
    expect(presets('2026-10-31T15:00:00Z', 'America/New_York').tomorrow).toBe('2026-11-01T14:00:00.000Z')
    expect(presets('2024-02-29T10:00:00Z', 'Asia/Almaty').tomorrow).toBe('2024-03-01T04:00:00.000Z')
  })

  it('means an hour of time by an hour, whatever the wall shows then', () => {
    expect(presets('2026-03-29T00:30:00Z', 'Europe/Kyiv').inHour).toBe('2026-03-29T01:30:00.000Z')
    expect(presets('2026-10-25T00:30:00Z', 'Europe/Kyiv').inHour).toBe('2026-10-25T01:30:00.000Z')
  })
})
