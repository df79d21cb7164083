import type { Manager } from '@chats/domain/Manager'
import { managerPath } from '@chats/domain/paths'
import { doc } from 'firebase/firestore'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'

/** A manager's name; null while it is loading, and for nobody. */
export function useManagerName(uid: () => string | null): ComputedRef<string | null> {
  const { doc: manager } = useLiveDoc<Manager>(() => {
    const id = uid()
    return id ? { key: managerPath(id), target: () => doc(backend().db, managerPath(id)) } : null
  })
  return computed(() => manager.value?.name ?? null)
}
