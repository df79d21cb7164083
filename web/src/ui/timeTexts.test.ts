import { describe, expect, it } from 'vitest'
import { clockText, dayNumber, exactTimeText, rowTimeText } from './timeTexts.ts'

const at = (text: string) => Date.parse(text)

describe('rowTimeText', () => {
  const now = at('2026-11-22T12:00:00Z')
  it.each([
    ['ru', '14:05', 'вчера', '20.11', '20.11.25'],
    ['uk', '14:05', 'учора', '20.11', '20.11.25'],
    ['en', '14:05', 'yesterday', '20/11', '20/11/25'],
  ])('shortens a moment in %s', (locale, today, yesterday, thisYear, before) => {
    const zone = 'Europe/Kyiv'
    expect(rowTimeText(at('2026-11-22T12:05:00Z'), now, locale, zone)).toBe(today)
    expect(rowTimeText(at('2026-11-21T12:05:00Z'), now, locale, zone)).toBe(yesterday)
    expect(rowTimeText(at('2026-11-20T12:05:00Z'), now, locale, zone)).toBe(thisYear)
    expect(rowTimeText(at('2025-11-20T12:05:00Z'), now, locale, zone)).toBe(before)
  })

  it.each([
    ['Europe/Kyiv', 'вчера'],
    ['Europe/Moscow', '00:30'],
    ['Asia/Almaty', '02:30'],
    ['America/New_York', 'вчера'],
  ])('takes the day of the viewer in %s', (zone, text) => {
    expect(rowTimeText(at('2026-11-21T21:30:00Z'), at('2026-11-22T05:30:00Z'), 'ru', zone)).toBe(text)
  })

  it('counts days, not 24 hours, over the night in which the clocks change', () => {
    const zone = 'Europe/Kyiv'
    expect(rowTimeText(at('2026-10-24T20:30:00Z'), at('2026-10-25T21:30:00Z'), 'ru', zone)).toBe('вчера')
    expect(rowTimeText(at('2026-10-24T21:30:00Z'), at('2026-10-25T21:30:00Z'), 'ru', zone)).toBe('00:30')
    expect(dayNumber(at('2026-10-25T21:30:00Z'), zone) - dayNumber(at('2026-10-24T20:30:00Z'), zone)).toBe(1)
  })

  it('knows both names of the zone', () => {
    expect(clockText(now, 'ru', 'Europe/Kiev')).toBe(clockText(now, 'ru', 'Europe/Kyiv'))
  })

  it('shows a moment a little ahead of this clock as a time', () => {
    expect(rowTimeText(now + 5_000, now, 'ru', 'Europe/Kyiv')).toBe('14:00')
  })
})

it('keeps midnight in 24 hours', () => {
  expect(clockText(at('2026-11-21T22:00:00Z'), 'en', 'Europe/Kyiv')).toBe('00:00')
})

it('tells the exact moment', () => {
  expect(exactTimeText(at('2026-11-20T12:05:00Z'), 'ru', 'Europe/Kyiv')).toContain('20 ноября 2026')
  expect(exactTimeText(at('2026-11-20T12:05:00Z'), 'ru', 'Europe/Kyiv')).toContain('14:05')
})
