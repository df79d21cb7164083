import { expect, it } from 'vitest'
import { dueText } from './dueText.ts'

const now = Date.parse('2026-11-22T10:00:00Z')
const text = (at: string, locale = 'ru', zone = 'Europe/Kyiv') => dueText(Date.parse(at), now, locale, zone)

it('names the near days, and the others by date', () => {
  expect(text('2026-11-22T16:00:00Z')).toBe('сегодня, 18:00')
  expect(text('2026-11-22T22:00:00Z')).toBe('завтра, 00:00')
  expect(text('2026-11-21T16:00:00Z', 'uk')).toBe('учора, 18:00')
  expect(text('2026-11-25T07:00:00Z')).toBe('ср, 25 нояб., 09:00')
  expect(text('2027-11-25T07:00:00Z', 'en')).toContain('2027')
})

it('counts days by the zone', () => {
  expect(text('2026-11-22T22:00:00Z', 'en', 'America/New_York')).toBe('today, 17:00')
})
