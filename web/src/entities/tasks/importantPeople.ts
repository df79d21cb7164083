import type { Instant } from '@chats/domain/Instant'
import type { Task } from '@chats/domain/Task'

/** Due times of people by their id, in the order of the earliest task of each. */
export function importantPeople(
  tasks: readonly Pick<Task, 'personId' | 'dueAt'>[],
): ReadonlyMap<string, Instant> {
  const due = new Map<string, Instant>()
  for (const { personId, dueAt } of tasks) {
    if (dueAt !== null) due.set(personId, Math.min(dueAt, due.get(personId) ?? dueAt))
  }
  return new Map([...due].toSorted(([, a], [, b]) => a - b))
}
