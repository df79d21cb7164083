import type { Job } from '@chats/domain/Job'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList } from '../useLive.ts'

const MOST = 10

/** The long work that the manager asked for, the latest first, live. */
export function useMyJobs(): LiveList<Job> {
  const session = useSession()
  return useLiveQuery<Job>(() => ({
    key: `jobs ${session.uid}`,
    target: () =>
      query(
        collection(backend().db, 'jobs'),
        where('by.id', '==', session.uid),
        orderBy('startedAt', 'desc'),
        limit(MOST),
      ),
  }))
}
