import type { Task } from '@chats/domain/Task'
import type { Row } from '../Row.ts'
import { changeTask } from './changeTask.ts'
import type { TaskDeed } from './changeTask.ts'

/** Done, now; or still to be done, when it was done before. */
export const finishTask = (task: Row<Task>): TaskDeed =>
  changeTask(task, { state: task.state === 'done' ? 'open' : 'done' })
