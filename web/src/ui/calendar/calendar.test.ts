import { describe, expect, it } from 'vitest'
import { dayText } from './dayText.ts'
import { addDays, addMonths, monthWeeks } from './monthWeeks.ts'
import { readClock } from './readClock.ts'
import { readDay } from './readDay.ts'

describe('a day that is typed', () => {
  it.each([
    ['29.11.2026', '2026-11-29'],
    ['9.1.27', '2027-01-09'],
    ['9.1', '2026-01-09'],
    ['29/11/2026', '2026-11-29'],
    [' 29 11 2026 ', '2026-11-29'],
    ['2026-11-29', '2026-11-29'],
    ['29.02.2028', '2028-02-29'],
  ])('%s', (text, day) => expect(readDay(text, '2026-11-01')).toBe(day))

  it.each([
    '',
    '29',
    '31.06.2026',
    '29.02.2026',
    '0.1.2026',
    '1.13.2026',
    'завтра',
    '1.1.20266',
    '1.1.226',
    '1.2.3.4',
  ])('is none: %s', text => expect(readDay(text, '2026-11-01')).toBeNull())

  it('reads what is shown, in every language', () => {
    expect(['ru', 'uk', 'en'].map(locale => dayText('2026-11-09', locale))).toEqual([
      '09.11.2026',
      '09.11.2026',
      '09/11/2026',
    ])
    for (const locale of ['ru', 'uk', 'en'])
      expect(readDay(dayText('2026-01-02', locale), '2020-01-01')).toBe('2026-01-02')
  })
})

it('a time that is typed', () => {
  expect(['9', '09:05', '9.5', '0905', '23:59', ' 7 30 '].map(readClock)).toEqual([
    '09:00',
    '09:05',
    '09:05',
    '09:05',
    '23:59',
    '07:30',
  ])
  expect(['', '24:00', '12:60', '9:', 'утром', '12345'].map(readClock)).toEqual(Array(6).fill(null))
})

it('a month has whole weeks from Monday on', () => {
  const weeks = monthWeeks('2026-11-29')
  expect(weeks[0]?.[0]).toBe('2026-10-26')
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06')
  expect(monthWeeks('2027-02-01')).toHaveLength(4)
  expect(monthWeeks('2026-11-29').flat()).toEqual(
    Array.from({ length: weeks.length * 7 }, (_, index) => addDays('2026-10-26', index)),
  )
})

it('a month later is the same day, or the last one', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
})
