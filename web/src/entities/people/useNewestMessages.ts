import type { LastMessage, Person } from '@chats/domain/Person'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import { computed, watch } from 'vue'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import { openLists } from './openLists.ts'

type Arrival = LastMessage & { readonly personId: string }

/** Messengers say when a message was written by the second: so far it may lie before one that came earlier. */
const COARSE_MS = 1_000

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

  let known: ReadonlyMap<string, number> | null = null
  watch(
    () => (confirmed.value ? rows.value : null),
    now => {
      if (!now) return
      const before = known
      known = new Map([
        ...(before ?? []),
        ...now.map(({ id, lastMessage }) => [id, lastMessage?.at ?? 0] as const),
      ])
      if (!before) return
      const last = newestAmong(now, before)
      if (last && (last.isMine || !onlyMine())) arrived(last.message)
    },
    { immediate: true },
  )

  /** The latest message of a person that is newer than what was known of them, or of anybody where they are new here. */
  function newestAmong(now: readonly Row<Person>[], before: ReadonlyMap<string, number>) {
    const newest = Math.max(0, ...before.values()) - COARSE_MS
    const [latest] = now
      .flatMap(({ id, lastMessage, assigneeId }) =>
        lastMessage?.direction === 'in' && lastMessage.at > (before.get(id) ?? newest)
          ? [{ message: { ...lastMessage, personId: id }, isMine: assigneeId === session.uid }]
          : [],
      )
      .toSorted((a, b) => b.message.at - a.message.at)
    return latest
  }
}
