import { expect, it } from 'vitest'
import type { Task } from './Task.ts'
import { taskAssignment } from './taskAssignment.ts'

const task: Task = {
  schema: 1,
  personId: 'p-1',
  personName: 'Anna',
  title: 'Call back',
  dueAt: null,
  kind: 'common',
  ownerId: 'oleg',
  assigneeId: 'ivan',
  state: 'open',
  doneAt: null,
  createdAt: 1,
  updatedAt: 7,
}
const oleg = { id: 'oleg', name: 'Oleg' }
const assignment = (before: string | null | undefined, changes: Partial<Task> = {}) =>
  taskAssignment(
    't',
    before === undefined ? null : { assigneeId: before },
    { ...task, ...changes },
    oleg,
    200,
  )

it('tells whom a task was given to, when it is new and when it changes hands', () => {
  expect(assignment(undefined)).toMatchObject({
    managerId: 'ivan',
    id: 'assigned_t_7',
    notification: { kind: 'assigned', by: oleg, text: 'Call back', at: 200, readAt: null },
  })
  expect(assignment(null)?.managerId).toBe('ivan')
  expect(assignment('anna')?.managerId).toBe('ivan')
})

it('tells nobody what they know, or what nobody has', () => {
  expect(assignment('ivan')).toBeNull()
  expect(assignment(undefined, { assigneeId: 'oleg' })).toBeNull()
  expect(assignment('ivan', { assigneeId: null })).toBeNull()
  expect(assignment(undefined, { kind: 'personal', assigneeId: 'oleg' })).toBeNull()
  expect(assignment('anna', { state: 'removed' })).toBeNull()
})
