import { isEmptyFilter } from '@chats/domain/isEmptyFilter'
import { readFilter, writeFilter } from '@chats/domain/filterAddress'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The filter that is on; it lives in the address (`?f=`), so reload, Back and a sent link bring it back. */
export function usePeopleFilter() {
  const route = useRoute()
  const router = useRouter()
  const written = computed(() => (typeof route.query.f === 'string' ? route.query.f : ''))
  const filter = computed(() => readFilter(written.value))
  return {
    filter,
    isOn: computed(() => !isEmptyFilter(filter.value)),
    apply(next: PeopleFilter) {
      const f = writeFilter(next) || undefined
      if ((f ?? '') !== written.value) void router.push({ query: { ...route.query, f } })
    },
  }
}
