import { onScopeDispose, shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { Openable } from './createShelf.ts'
import { liveShelf } from './liveShelf.ts'

/** Holds the shelf's thing for the source's key as long as the scope lives, and changes it when the key does. */
export function useShelved<Source extends { readonly key: string }, T extends Openable>(
  source: MaybeRefOrGetter<Source | null>,
  open: (source: Source) => T,
  prefix = '',
): ShallowRef<T | null> {
  const keyOf = (wanted: Source | null) => (wanted ? prefix + wanted.key : null)
  const held: ShallowRef<T | null> = shallowRef(null)
  let key: string | null = null
  watch(
    () => keyOf(toValue(source)),
    next => {
      const before = key
      const wanted = toValue(source)
      key = next
      held.value = wanted && next !== null ? liveShelf.take(next, () => open(wanted)) : null
      if (before !== null) liveShelf.put(before)
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(() => {
    if (key !== null) liveShelf.put(key)
    key = null
  })
  return held
}
