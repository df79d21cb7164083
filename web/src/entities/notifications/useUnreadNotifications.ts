import type { Notification } from '@chats/domain/Notification'
import { notificationsPath } from '@chats/domain/paths'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'

/** More than these are not counted, nor read. */
export const MOST_UNREAD = 10

/** My notifications that I have not read, the latest first, at most ten; one listener for the whole app. */
export const useUnreadNotifications = defineStore('unreadNotifications', () => {
  const session = useSession()
  const { rows, state, fromCache } = useLiveQuery<Notification>(() => {
    if (session.stage !== 'ready') return null
    const path = notificationsPath(session.uid)
    return {
      key: `unread ${path}`,
      target: () =>
        query(
          collection(backend().db, path),
          where('readAt', '==', null),
          orderBy('at', 'desc'),
          limit(MOST_UNREAD),
        ),
    }
  })
  return {
    rows,
    count: computed(() => rows.value.length),
    /** The server has said that these are all. */
    isConfirmed: computed(() => state.value === 'ready' && !fromCache.value),
  }
})
