import type { LastMessage, Person } from '@chats/domain/Person'
import { limit, query } from 'firebase/firestore'
import type { Query } from 'firebase/firestore'
import { computed, watch } from 'vue'
import { firstPageKey } from '../firstPageKey.ts'
import { liveShelf } from '../liveShelf.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveSource } from '../useLive.ts'
import { openLists } from './openLists.ts'
import { PEOPLE_PAGE, peopleSource } from './peopleSource.ts'

type Arrival = LastMessage & { readonly personId: string }

/** Messengers say when a message was written by the second: so far it may lie before one that came earlier. */
const COARSE_MS = 1_000

/**
 * Calls back with each message of a person that arrives while the page is open. The list on the screen knows them; where
 * that shows others (`elsewhere`), the list of all does that was on the screen before, and where there was none, one row
 * more is listened to: the latest of `onlyMine`, or of all.
 */
export function useNewestMessages(
  { elsewhere, onlyMine }: { readonly elsewhere: () => boolean; readonly onlyMine: () => boolean },
  arrived: (message: Arrival) => void,
) {
  const session = useSession()
  const own = useLiveQuery<Person>(() => {
    if (session.stage !== 'ready' || !elsewhere()) return null
    return newestOf(session.onlyAssigned ? session.uid : null, onlyMine() ? session.uid : null)
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

/** The first page of all, where it is open still; else the latest row. */
function newestOf(onlyOf: string | null, mine: string | null): LiveSource<Query> {
  const all = peopleSource({ kind: 'all' }, onlyOf)
  const key = firstPageKey(all.key, PEOPLE_PAGE)
  if (liveShelf.has(key)) return { key, target: () => query(all.target(), limit(PEOPLE_PAGE)) }
  const latest = peopleSource({ kind: 'all' }, onlyOf ?? mine)
  return { key: `newest of ${latest.key}`, target: () => query(latest.target(), limit(1)) }
}
