import type { BlocksDraft, Draft } from '@chats/domain/Draft'
import { managerPath } from '@chats/domain/paths'
import { collection, limit, orderBy, query } from 'firebase/firestore'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'

const MOST = 100

/** What I have written and not sent, the latest hundred; one listener for the whole app. */
export const useDrafts = defineStore('drafts', () => {
  const session = useSession()
  const { rows, state, fromCache } = useLiveQuery<Draft | BlocksDraft>(() =>
    session.stage === 'ready'
      ? {
          key: `drafts ${session.uid}`,
          target: () =>
            query(
              collection(backend().db, `${managerPath(session.uid)}/drafts`),
              orderBy('updatedAt', 'desc'),
              limit(MOST),
            ),
        }
      : null,
  )
  const byChat = computed(
    () => new Map(rows.value.flatMap(row => ('text' in row ? [[row.id, row.text.trim()] as const] : []))),
  )
  const constructed = computed(
    () => new Set(rows.value.flatMap(row => ('blocks' in row ? [row.id.replace(/\+blocks$/, '')] : []))),
  )
  return {
    /** The draft under this id as the server has it, null for none; undefined where it has to be asked for. */
    known(id: string): Draft | BlocksDraft | null | undefined {
      if (state.value !== 'ready' || fromCache.value) return undefined
      return rows.value.find(row => row.id === id) ?? (rows.value.length < MOST ? null : undefined)
    },
    /** The text that waits in one of these chats; null for none. */
    draftIn: (chatIds: readonly string[]) => chatIds.map(id => byChat.value.get(id)).find(Boolean) ?? null,
    /** Whether something stands in the constructor of one of these chats. */
    isConstructing: (chatIds: readonly string[]) => chatIds.some(id => constructed.value.has(id)),
  }
})
