import { tasksPath } from '@chats/domain/paths'
import type { Task } from '@chats/domain/Task'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import type { QueryConstraint } from 'firebase/firestore'
import { computed, toValue } from 'vue'
import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import { backend } from '../backend.ts'
import type { Row } from '../Row.ts'
import { useSession } from '../session/useSession.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList, LiveState } from '../useLive.ts'
import { sortTasks } from './sortTasks.ts'

const MOST_OPEN = 100
const MOST_DONE = 20

export interface PersonTasks {
  readonly rows: ComputedRef<readonly Row<Task>[]>
  readonly state: ComputedRef<LiveState>
}

/** The open tasks about a person that this manager may see, the earliest due first; or the last ones done. */
export function usePersonTasks(
  personId: MaybeRefOrGetter<string | null>,
  state: MaybeRefOrGetter<'open' | 'done' | null> = 'open',
): PersonTasks {
  const session = useSession()
  // Two lists, because rules judge a query and not its rows: what is common, and what is mine alone.
  const common = useTasks('common', () => [where('kind', '==', 'common')])
  const personal = useTasks('personal', () => [
    where('assigneeId', '==', session.uid),
    where('kind', '==', 'personal'),
  ])
  const states = computed(() => [common.state.value, personal.state.value])
  return {
    rows: computed(() => sortTasks([...common.rows.value, ...personal.rows.value])),
    state: computed(
      () =>
        states.value.find(one => one !== 'ready' && one !== 'loading') ??
        states.value.find(one => one === 'loading') ??
        'ready',
    ),
  }

  function useTasks(kind: string, whose: () => readonly QueryConstraint[]): LiveList<Task> {
    return useLiveQuery<Task>(() => {
      const id = toValue(personId)
      const wanted = toValue(state)
      if (id === null || wanted === null || session.stage !== 'ready') return null
      return {
        key: `tasks ${id} ${kind} ${wanted} ${session.uid}`,
        target: () =>
          query(
            collection(backend().db, tasksPath),
            where('personId', '==', id),
            ...whose(),
            where('state', '==', wanted),
            ...(wanted === 'open'
              ? [orderBy('dueAt'), limit(MOST_OPEN)]
              : [orderBy('doneAt', 'desc'), limit(MOST_DONE)]),
          ),
      }
    })
  }
}
