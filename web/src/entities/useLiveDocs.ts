import type { DocumentReference } from 'firebase/firestore'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { liveShelf } from './liveShelf.ts'
import { openDoc } from './useLive.ts'
import type { LiveEntry, LiveList, LiveSource } from './useLive.ts'

/**
 * Several documents, live, in the order asked for; those that are not there, or not to be seen, are left out. One that
 * joins costs its own read and no other.
 */
export function useLiveDocs<T>(sources: () => readonly LiveSource<DocumentReference>[]): LiveList<T> {
  const held = shallowRef<ReadonlyMap<string, LiveEntry<T>>>(new Map())
  watch(
    () => sources().map(({ key }) => key),
    keys => {
      const before = held.value
      held.value = new Map(
        sources().map(({ key, target }) => [
          key,
          before.get(key) ?? liveShelf.take(key, () => openDoc<T>(target)),
        ]),
      )
      for (const key of before.keys()) if (!keys.includes(key)) liveShelf.put(key)
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(() => {
    for (const key of held.value.keys()) liveShelf.put(key)
  })
  const entries = computed(() => [...held.value.values()])
  return {
    rows: computed(() => entries.value.flatMap(({ rows }) => rows.value)),
    state: computed(() =>
      entries.value.some(({ state }) => state.value === 'loading') ? 'loading' : 'ready',
    ),
    fromCache: computed(() => entries.value.some(({ fromCache }) => fromCache.value)),
  }
}
