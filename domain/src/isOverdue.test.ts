import { expect, it } from 'vitest'
import { isOverdue } from './isOverdue.ts'

it('is overdue from the moment after it was due, while it is open', () => {
  expect(isOverdue({ state: 'open', dueAt: 10 }, 10)).toBe(false)
  expect(isOverdue({ state: 'open', dueAt: 10 }, 11)).toBe(true)
  expect(isOverdue({ state: 'done', dueAt: 10 }, 11)).toBe(false)
  expect(isOverdue({ state: 'open', dueAt: null }, 11)).toBe(false)
})
