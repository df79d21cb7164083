import type { Instant } from '@chats/domain/Instant'
import type { Task } from '@chats/domain/Task'

/** How far tasks have been gone through: by due time, and by id where several are due at once. */
export interface TaskPlace {
  readonly dueAt: Instant
  readonly taskId: string
}

/** Tasks whose time comes, and the notifications about them. */
export interface Reminders {
  /** Up to where tasks have been gone through; null in the beginning. */
  readonly reached: () => Promise<TaskPlace | null>
  /** A page of the open tasks due after a place and by a moment, in order; `whole` when that is all. */
  readonly due: (
    after: TaskPlace | null,
    until: Instant,
  ) => Promise<{ readonly places: readonly TaskPlace[]; readonly whole: boolean }>
  readonly reach: (place: TaskPlace) => Promise<void>
  /** Reminds of one task, if that is still to be done; once, however often it is asked. */
  readonly remind: (taskId: string, now: Instant) => Promise<boolean>
  /** Tells who was given a task by whom; once. `before` is null for a new task. */
  readonly tellAssigned: (taskId: string, before: Task | null, after: Task, now: Instant) => Promise<boolean>
  /** Deletes what was removed before a moment; answers how many. */
  readonly deleteRemoved: (before: Instant) => Promise<number>
}
