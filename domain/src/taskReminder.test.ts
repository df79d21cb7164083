import { expect, it } from 'vitest'
import type { Task } from './Task.ts'
import { taskReminder } from './taskReminder.ts'

const task: Task = {
  schema: 1,
  personId: 'p-1',
  personName: 'Anna',
  title: 'Call back',
  dueAt: 100,
  kind: 'personal',
  ownerId: 'oleg',
  assigneeId: 'oleg',
  state: 'open',
  doneAt: null,
  createdAt: 1,
  updatedAt: 1,
}
const reminder = (changes: Partial<Task>, now = 200) => taskReminder('t', { ...task, ...changes }, now)

it('comes when the time has, to who has the task, else to who wrote it', () => {
  expect(reminder({})).toEqual({
    managerId: 'oleg',
    id: 'task_t_100',
    notification: {
      schema: 1,
      kind: 'task',
      personId: 'p-1',
      personName: 'Anna',
      taskId: 't',
      text: 'Call back',
      by: null,
      at: 200,
      readAt: null,
    },
  })
  expect(reminder({}, 99)).toBeNull()
  expect(reminder({}, 100)).not.toBeNull()
  expect(reminder({ kind: 'common', assigneeId: 'ivan' })?.managerId).toBe('ivan')
  expect(reminder({ kind: 'common', assigneeId: null })?.managerId).toBe('oleg')
})

it('comes once for a time, and again for a later one', () => {
  expect(reminder({ remindedAt: 100 })).toBeNull()
  expect(reminder({ remindedAt: 150 })).toBeNull()
  expect(reminder({ remindedAt: 150, dueAt: 180 })?.id).toBe('task_t_180')
})

it('does not come for what is done, removed or for some day', () => {
  expect(reminder({ state: 'done' })).toBeNull()
  expect(reminder({ state: 'removed' })).toBeNull()
  expect(reminder({ dueAt: null })).toBeNull()
})
