import type { Manager } from '@chats/domain/Manager'
import { collection } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'

/** Everybody who works here or did, by name; one listener for the whole app. */
export const useManagers = defineStore('managers', () => {
  const session = useSession()
  const { rows, state } = useLiveQuery<Manager>(() =>
    session.stage === 'ready'
      ? { key: 'managers', target: () => collection(backend().db, 'managers') }
      : null,
  )
  const managers = computed(() => rows.value.toSorted((a, b) => a.name.localeCompare(b.name)))
  const names = computed(() => new Map(rows.value.map(({ id, name }) => [id, name])))
  return {
    managers,
    state,
    /** Those at work now. */
    active: computed(() => managers.value.filter(manager => manager.active)),
    nameOf: (uid: string) => names.value.get(uid) ?? null,
  }
})
