import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'
import type { Reminders } from './Reminders.ts'

const MOST_PAGES = 20
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Reminds of every task that came due since the last run, and deletes what was removed a day ago. A run that dies goes
 * through its last page again; nobody is reminded twice. What was written with a time that had passed already is
 * noticed when it is written (noticeTask).
 */
export async function remindTasks(
  reminders: Reminders,
  { now, log }: { readonly now: Instant; readonly log: Log },
): Promise<void> {
  let place = await reminders.reached()
  let reminded = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const { places, whole } = await reminders.due(place, now)
    const done = await Promise.all(places.map(({ taskId }) => reminders.remind(taskId, now)))
    reminded += done.filter(Boolean).length
    const last = places.at(-1)
    if (last) await reminders.reach(last)
    if (!last || whole) break
    place = last
  }
  const deleted = await reminders.deleteRemoved(now - DAY_MS)
  if (reminded + deleted > 0) log({ event: 'tasks_gone_through', reminded, deleted })
}
