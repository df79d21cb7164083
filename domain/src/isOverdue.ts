import type { Instant } from './Instant.ts'
import type { Task } from './Task.ts'

/** Still to be done, and the time for it has passed. A task for some day never is. */
export const isOverdue = ({ state, dueAt }: Pick<Task, 'state' | 'dueAt'>, now: Instant): boolean =>
  state === 'open' && dueAt !== null && dueAt < now
