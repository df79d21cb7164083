import { expect, it } from 'vitest'
import { importantPeople } from './importantPeople.ts'

it('lists everybody once, by their earliest task', () => {
  const people = importantPeople([
    { personId: 'anna', dueAt: 30 },
    { personId: 'ivan', dueAt: 20 },
    { personId: 'anna', dueAt: 10 },
    { personId: 'olga', dueAt: null },
  ])
  expect([...people]).toEqual([
    ['anna', 10],
    ['ivan', 20],
  ])
})
