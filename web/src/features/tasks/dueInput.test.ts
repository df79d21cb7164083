import { expect, it } from 'vitest'
import { fromDueInput, toDueInput } from './dueInput.ts'

it('shows and reads the clock of the zone, not of the machine', () => {
  const at = Date.parse('2026-11-22T22:30:00Z')
  expect(toDueInput(at, 'Europe/Kyiv')).toBe('2026-11-23T00:30')
  expect(toDueInput(at, 'America/New_York')).toBe('2026-11-22T17:30')
  expect(fromDueInput('2026-11-23T00:30', 'Europe/Kyiv')).toBe(at)
  expect(fromDueInput('2026-11-22T17:30:00', 'America/New_York')).toBe(at)
})

it('has none of none', () => {
  expect(toDueInput(null, 'UTC')).toBe('')
  expect(fromDueInput('', 'UTC')).toBeNull()
  expect(fromDueInput('tomorrow', 'UTC')).toBeNull()
})
