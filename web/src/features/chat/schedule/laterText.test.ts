import { expect, it } from 'vitest'
import { laterText } from './laterText.ts'

it('says a moment by the clock of the manager’s zone', () => {
  expect(laterText(Date.parse('2026-11-30T07:00:00Z'), 'ru', 'Europe/Kyiv')).toBe('пн, 30 ноября в 09:00')
})
