import { expect, it } from 'vitest'
import { sortTasks } from './sortTasks.ts'

const task = (id: string, dueAt: number | null, createdAt = 0) => ({
  id,
  state: 'open' as const,
  dueAt,
  doneAt: null,
  createdAt,
})
const done = (id: string, doneAt: number) => ({ ...task(id, 1), state: 'done' as const, doneAt })

it('has what is due first at the top and what is done at the end', () => {
  const sorted = sortTasks([
    done('done first', 10),
    task('some day', null, 5),
    task('late', 20),
    done('done last', 11),
    task('early', 10),
    task('some other day', null, 4),
  ])
  expect(sorted.map(({ id }) => id)).toEqual([
    'early',
    'late',
    'some other day',
    'some day',
    'done last',
    'done first',
  ])
})
