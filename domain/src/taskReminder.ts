import type { Instant } from './Instant.ts'
import type { Notice } from './Notice.ts'
import type { Task } from './Task.ts'

/**
 * The reminder of a task whose time has come, for whoever has it, else for who wrote it; null when there is none to
 * give (any longer, or for this time again).
 */
export function taskReminder(taskId: string, task: Task, now: Instant): Notice | null {
  const { state, dueAt, remindedAt, assigneeId, ownerId, personId, personName, title } = task
  if (state !== 'open' || dueAt === null || dueAt > now) return null
  if (remindedAt !== undefined && remindedAt >= dueAt) return null
  return {
    managerId: assigneeId ?? ownerId,
    id: `task_${taskId}_${dueAt}`,
    notification: {
      schema: 1,
      kind: 'task',
      personId,
      personName,
      taskId,
      text: title,
      by: null,
      at: now,
      readAt: null,
    },
  }
}
