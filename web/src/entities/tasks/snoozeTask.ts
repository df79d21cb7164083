import type { Instant } from '@chats/domain/Instant'
import type { Task } from '@chats/domain/Task'
import type { Row } from '../Row.ts'
import { changeTask } from './changeTask.ts'
import type { TaskDeed } from './changeTask.ts'

/** Puts a task off to another time; null: some day. */
export const snoozeTask = (task: Row<Task>, dueAt: Instant | null): TaskDeed => changeTask(task, { dueAt })
