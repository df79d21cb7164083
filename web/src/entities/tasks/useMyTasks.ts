import { tasksPath } from '@chats/domain/paths'
import type { Task } from '@chats/domain/Task'
import { collection, limit, orderBy, query, Timestamp, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useMyTimeZone } from '../session/useMyTimeZone.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList } from '../useLive.ts'
import { useEndOfToday } from './useEndOfToday.ts'

const MOST = 100

/**
 * My open tasks that are overdue or due by the end of today in my time zone, the earliest due first, at most a hundred.
 * Live, and of the next day from midnight on.
 */
export function useMyTasks(): LiveList<Task> {
  const session = useSession()
  const until = useEndOfToday(useMyTimeZone())
  return useLiveQuery<Task>(() =>
    session.stage === 'ready'
      ? {
          key: `my tasks ${session.uid} ${until.value}`,
          target: () =>
            query(
              collection(backend().db, tasksPath),
              where('assigneeId', '==', session.uid),
              where('state', '==', 'open'),
              where('dueAt', '<=', Timestamp.fromMillis(until.value)),
              orderBy('dueAt'),
              limit(MOST),
            ),
        }
      : null,
  )
}
