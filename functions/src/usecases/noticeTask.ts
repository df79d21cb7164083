import type { Instant } from '@chats/domain/Instant'
import type { Task } from '@chats/domain/Task'
import type { Reminders } from './Reminders.ts'

/** A task was written: tells whom it was given to, and reminds at once when its time had passed already. */
export async function noticeTask(
  taskId: string,
  before: Task | null,
  after: Task,
  reminders: Pick<Reminders, 'remind' | 'tellAssigned'>,
  now: Instant,
): Promise<void> {
  if (after.assigneeId !== before?.assigneeId) await reminders.tellAssigned(taskId, before, after, now)
  if (after.dueAt !== null && after.dueAt <= now && isNews(before, after)) await reminders.remind(taskId, now)
}

/** Whether what reminders depend on is other than before; the mark that one was given is not. */
const isNews = (before: Task | null, after: Task) =>
  before?.dueAt !== after.dueAt || before.state !== after.state
