import { expect, it } from 'vitest'
import { fromClockInput, toClockInput } from './clockInput.ts'
import { laterText } from './laterText.ts'

const MORNING = Date.parse('2026-11-30T07:00:00Z')

it('says a moment by the clock of the manager’s zone, and reads it back', () => {
  expect(toClockInput(MORNING, 'Europe/Kyiv')).toBe('2026-11-30T09:00')
  expect(toClockInput(MORNING, 'America/New_York')).toBe('2026-11-30T02:00')
  expect(fromClockInput('2026-11-30T09:00', 'Europe/Kyiv')).toBe(MORNING)
  expect(laterText(MORNING, 'ru', 'Europe/Kyiv')).toBe('пн, 30 ноября в 09:00')
})

it('is nothing for nothing', () => {
  expect(toClockInput(null, 'UTC')).toBe('')
  for (const text of ['', '2026-11-30', 'tomorrow']) expect(fromClockInput(text, 'UTC')).toBeNull()
})
