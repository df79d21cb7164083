import { onDocumentWritten } from 'firebase-functions/firestore'
import { taskSchema } from '@chats/domain/Task'
import type { Task } from '@chats/domain/Task'
import { region } from '../config.ts'
import { createReminders } from '../firestore/createReminders.ts'
import { toDomain } from '../firestore/instants.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { noticeTask } from '../usecases/noticeTask.ts'
import { isTooOld } from './isTooOld.ts'

/** A task is new or changed: who has it now may have to be told. */
export const onTaskWritten = onDocumentWritten(
  { document: 'tasks/{taskId}', region, retry: true },
  async event => {
    const after = readTask(event.data?.after.data())
    if (!after || isTooOld(event)) return
    const before = readTask(event.data?.before.data())
    await noticeTask(event.params.taskId, before, after, createReminders(openDatabase()), Date.now())
  },
)

/** A task that was typed wrong in the console tells nobody anything. */
function readTask(data: unknown): Task | null {
  const task = taskSchema.safeParse(toDomain(data))
  return task.success ? task.data : null
}
