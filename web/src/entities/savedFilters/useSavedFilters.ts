import { savedFiltersPath } from '@chats/domain/paths'
import type { SavedFilter } from '@chats/domain/SavedFilter'
import { collection, query, where } from 'firebase/firestore'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveState } from '../useLive.ts'

/** The manager's own saved filters and those shared with everybody, by name, live. */
export function useSavedFilters(): {
  readonly filters: ComputedRef<readonly Row<SavedFilter>[]>
  readonly state: ComputedRef<LiveState>
} {
  const session = useSession()
  const saved = () => collection(backend().db, savedFiltersPath)
  const own = useLiveQuery<SavedFilter>(() => ({
    key: `saved filters ${session.uid}`,
    target: () => query(saved(), where('ownerId', '==', session.uid)),
  }))
  const shared = useLiveQuery<SavedFilter>({
    key: 'saved filters shared',
    target: () => query(saved(), where('shared', '==', true)),
  })
  return {
    filters: computed(() => {
      const all = new Map([...shared.rows.value, ...own.rows.value].map(filter => [filter.id, filter]))
      return [...all.values()].toSorted((a, b) => a.name.localeCompare(b.name))
    }),
    state: computed(() => (own.state.value === 'ready' ? shared.state.value : own.state.value)),
  }
}
