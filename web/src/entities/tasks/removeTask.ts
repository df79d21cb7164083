import type { Task } from '@chats/domain/Task'
import type { Row } from '../Row.ts'
import { changeTask } from './changeTask.ts'
import type { TaskDeed } from './changeTask.ts'

/** Takes a task away for everybody. It can be put back for a day; then functions delete it. */
export const removeTask = (task: Row<Task>): TaskDeed => changeTask(task, { state: 'removed' })
