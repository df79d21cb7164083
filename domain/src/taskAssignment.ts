import type { Instant } from './Instant.ts'
import type { Notice } from './Notice.ts'
import type { Task } from './Task.ts'

/** What tells a manager that somebody else gave them a common task; null when nobody did. `by` is who changed it. */
export function taskAssignment(
  taskId: string,
  before: Pick<Task, 'assigneeId'> | null,
  after: Task,
  by: { readonly id: string; readonly name: string },
  now: Instant,
): Notice | null {
  const { kind, state, assigneeId, personId, personName, title, updatedAt } = after
  if (kind !== 'common' || state !== 'open' || assigneeId === null) return null
  if (assigneeId === before?.assigneeId || assigneeId === by.id) return null
  return {
    managerId: assigneeId,
    id: `assigned_${taskId}_${updatedAt}`,
    notification: {
      schema: 1,
      kind: 'assigned',
      personId,
      personName,
      taskId,
      text: title,
      by: { ...by },
      at: now,
      readAt: null,
    },
  }
}
