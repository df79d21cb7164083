import { taskPath } from '@chats/domain/paths'
import type { Task } from '@chats/domain/Task'
import { doc, serverTimestamp, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'
import { toStored } from '../toStored.ts'

/** What can be changed of a task; when it was done is the server's time. */
export type TaskChange = Partial<Pick<Task, 'title' | 'dueAt' | 'assigneeId' | 'state'>>

/** A change that is shown already. Without a network `outcome` waits for it to come back. */
export interface TaskDeed {
  readonly outcome: Promise<WriteOutcome>
  /** Puts the changed fields back as they were. */
  readonly undo: () => TaskDeed
}

/** Changes a task, at once on this page, and can undo it. */
export function changeTask(task: Row<Task>, change: TaskChange): TaskDeed {
  const written = updateDoc(doc(backend().db, taskPath(task.id)), {
    ...Object.fromEntries(Object.entries(change).map(([field, value]) => [field, toStored(value, field)])),
    ...(change.state === 'open' && { doneAt: null }),
    // What comes back from being removed was done when it was.
    ...(change.state === 'done' && task.state !== 'removed' && { doneAt: serverTimestamp() }),
    updatedAt: serverTimestamp(),
    updatedBy: useSession().uid,
  })
  return {
    outcome: settleWrite(written),
    undo: () => changeTask({ ...task, ...change }, formerOf(task, change)),
  }
}

const formerOf = (task: Task, change: TaskChange): TaskChange =>
  Object.fromEntries(Object.keys(change).map(field => [field, task[field as keyof TaskChange]]))
