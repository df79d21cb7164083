import type { LastMessage, Person } from '@chats/domain/Person'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import { computed, watch } from 'vue'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import { openLists } from './openLists.ts'

type Arrival = LastMessage & { readonly personId: string }

/**
 * Calls back with each message of a person that arrives while the page is open. The list on the screen knows them; where
 * that shows others (`elsewhere`), one row more is listened to: the latest of `onlyMine`, or of all.
 */
export function useNewestMessages(
  { elsewhere, onlyMine }: { readonly elsewhere: () => boolean; readonly onlyMine: () => boolean },
  arrived: (message: Arrival) => void,
) {
  const session = useSession()
  const own = useLiveQuery<Person>(() => {
    if (session.stage !== 'ready' || !elsewhere()) return null
    const assigneeId = session.onlyAssigned || onlyMine() ? session.uid : null
    return {
      key: `newest message ${assigneeId ?? 'everybody'}`,
      target: () =>
        query(
          collection(backend().db, 'people'),
          ...(assigneeId ? [where('assigneeId', '==', assigneeId)] : []),
          orderBy('lastMessageAt', 'desc'),
          limit(1),
        ),
    }
  })
  const lists = computed(() => [...openLists])
  const confirmed = computed(() =>
    elsewhere()
      ? own.state.value === 'ready' && !own.fromCache.value
      : lists.value.some(({ state, fromCache }) => state.value === 'ready' && !fromCache.value),
  )
  const rows = computed<readonly Row<Person>[]>(() => [
    ...own.rows.value,
    ...lists.value.flatMap(list => list.rows.value),
  ])

  let known: number | null = null
  watch(
    () => (confirmed.value ? rows.value : null),
    now => {
      if (!now) return
      const latest = now.reduce((most, { lastMessage }) => Math.max(most, lastMessage?.at ?? 0), 0)
      if (known !== null && latest > known) {
        const { lastMessage, id, assigneeId } = now.find(row => row.lastMessage?.at === latest) ?? {}
        const isMine = assigneeId === session.uid
        if (lastMessage?.direction === 'in' && id !== undefined && (isMine || !onlyMine()))
          arrived({ ...lastMessage, personId: id })
      }
      known = Math.max(known ?? 0, latest)
    },
    { immediate: true },
  )
}
