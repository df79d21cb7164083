import { expect, it } from 'vitest'
import { badgeText } from './badgeText.ts'

it.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('%i reads "%s"', (count, text) => {
  expect(badgeText(count)).toBe(text)
})
