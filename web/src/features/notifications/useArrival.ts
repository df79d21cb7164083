import type { Notification } from '@chats/domain/Notification'
import { shallowRef, watch } from 'vue'
import { useUnreadNotifications } from '../../entities/notifications/useUnreadNotifications.ts'
import type { Row } from '../../entities/Row.ts'

/** The notification that arrived last while the page was open, until it is dismissed or read. */
export function useArrival() {
  const unread = useUnreadNotifications()
  const arrived = shallowRef<Row<Notification> | null>(null)
  let known: number | null = null

  watch(
    () => (unread.isConfirmed ? unread.rows : null),
    rows => {
      if (!rows) return
      const [latest] = rows
      // What was there when the page opened is counted on the bell; only what comes later is shown by itself.
      if (known !== null && latest && latest.at > known) arrived.value = latest
      else if (arrived.value && !rows.some(({ id }) => id === arrived.value?.id)) arrived.value = null
      known = Math.max(known ?? 0, latest?.at ?? 0)
    },
    { immediate: true },
  )

  return { arrived, dismiss: () => (arrived.value = null) }
}
