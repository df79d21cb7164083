import { endOfToday } from '@chats/domain/endOfToday'
import { timeZoneOf } from '@chats/domain/timeZoneOf'
import { tasksPath } from '@chats/domain/paths'
import { collection, getDocs, limit, orderBy, query, Timestamp, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'

const PATIENCE_MS = 2_000

/** Whether a task of mine is overdue or due today; false where that is not known within two seconds. At most one read. */
export async function hasImportant(): Promise<boolean> {
  const session = useSession()
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const until = endOfToday(Date.now(), timeZoneOf(session.manager?.timeZone, here))
  const due = query(
    collection(backend().db, tasksPath),
    where('assigneeId', '==', session.uid),
    where('state', '==', 'open'),
    where('dueAt', '<=', Timestamp.fromMillis(until)),
    orderBy('dueAt'),
    limit(1),
  )
  const asked = getDocs(due).then(
    ({ empty }) => !empty,
    () => false,
  )
  return Promise.race([asked, new Promise<false>(resolve => setTimeout(() => resolve(false), PATIENCE_MS))])
}
