import { personPath } from '@chats/domain/paths'
import { taskSchema } from '@chats/domain/Task'
import { expect, it } from 'vitest'
import { composeHistory } from './composeHistory.ts'
import { demoManagers } from './DemoManager.ts'
import { demoTasks } from './demoTasks.ts'
import { historyDocuments } from './historyDocuments.ts'

const now = Date.UTC(2026, 10, 22, 12)
const people = composeHistory(now)
const known = new Set(historyDocuments(people).map(([path]) => path))

it('writes tasks as the domain has them, about people who are there, for managers who see them', () => {
  const tasks = demoTasks(people, now)
  expect(tasks).toHaveLength(8)
  for (const [path, data] of tasks) {
    const task = taskSchema.strict().parse(data)
    expect(task, path).toEqual(data)
    expect(known).toContain(personPath(task.personId))
    const manager = demoManagers.find(({ uid }) => uid === task.assigneeId)
    const person = people.find(({ id }) => id === task.personId)
    if (manager?.access === 'assigned') expect(person?.assigneeId).toBe(manager.uid)
    if (task.kind === 'personal') expect(task.assigneeId).toBe(task.ownerId)
  }
})

it('leaves one of them with nothing to do today', () => {
  const soon = demoTasks(people, now)
    .map(([, data]) => taskSchema.parse(data))
    .filter(({ dueAt }) => dueAt !== null && dueAt < now + 12 * 3_600_000)
  expect(new Set(soon.map(({ assigneeId }) => assigneeId))).toEqual(
    new Set(['demo-admin', 'demo-anna', 'demo-oleg']),
  )
})
