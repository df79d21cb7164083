import type { Task } from '@chats/domain/Task'

/** Open ones first, the earliest due first and those for some day after them; then done ones, the last done first. */
export function sortTasks<T extends Pick<Task, 'state' | 'dueAt' | 'doneAt' | 'createdAt'>>(
  tasks: readonly T[],
): readonly T[] {
  return tasks.toSorted((a, b) => {
    if (a.state !== b.state) return a.state === 'open' ? -1 : 1
    if (a.state === 'done') return (b.doneAt ?? 0) - (a.doneAt ?? 0)
    if (a.dueAt === b.dueAt) return a.createdAt - b.createdAt
    return (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)
  })
}
