import { timeZoneOf } from '@chats/domain/timeZoneOf'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useSession } from './useSession.ts'

/** The manager's own time zone: the one of their profile, else the browser's. */
export function useMyTimeZone(): ComputedRef<string> {
  const session = useSession()
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return computed(() => timeZoneOf(session.manager?.timeZone, here))
}
