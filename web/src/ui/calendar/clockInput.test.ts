import { expect, it } from 'vitest'
import { fromClockInput, toClockInput } from './clockInput.ts'

it('shows and reads the clock of the zone, not of the machine', () => {
  const at = Date.parse('2026-11-22T22:30:00Z')
  expect(toClockInput(at, 'Europe/Kyiv')).toBe('2026-11-23T00:30')
  expect(toClockInput(at, 'America/New_York')).toBe('2026-11-22T17:30')
  expect(fromClockInput('2026-11-23T00:30', 'Europe/Kyiv')).toBe(at)
  expect(fromClockInput('2026-11-22T17:30:00', 'America/New_York')).toBe(at)
})

it('has none of none', () => {
  expect(toClockInput(null, 'UTC')).toBe('')
  for (const text of ['', '2026-11-30', 'tomorrow']) expect(fromClockInput(text, 'UTC')).toBeNull()
})
