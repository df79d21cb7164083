import type { Notification } from '@chats/domain/Notification'
import { notificationsPath } from '@chats/domain/paths'
import { collection, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLivePages } from '../useLivePages.ts'
import type { LivePages } from '../useLivePages.ts'

const PAGE = 20

/** All my notifications, the latest first, twenty at a time. */
export function useNotifications(): LivePages<Notification> {
  const session = useSession()
  return useLivePages<Notification>(() => {
    const path = notificationsPath(session.uid)
    return {
      key: path,
      target: () => query(collection(backend().db, path), orderBy('at', 'desc')),
      pageSize: PAGE,
      grows: 'head',
    }
  })
}
