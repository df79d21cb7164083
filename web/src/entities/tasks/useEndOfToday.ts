import { endOfToday } from '@chats/domain/endOfToday'
import type { Instant } from '@chats/domain/Instant'
import { computed, toValue } from 'vue'
import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import { useMinute } from '../../ui/useMinute.ts'

/** The last millisecond of today in a time zone; another one as soon as midnight has passed there. */
export function useEndOfToday(timeZone: MaybeRefOrGetter<string>): ComputedRef<Instant> {
  const now = useMinute()
  return computed(() => endOfToday(now.value, toValue(timeZone)))
}
