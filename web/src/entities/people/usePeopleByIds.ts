import type { Person } from '@chats/domain/Person'
import { personPath } from '@chats/domain/paths'
import { doc } from 'firebase/firestore'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { backend } from '../backend.ts'
import type { LiveState } from '../useLive.ts'
import { useLiveDocs } from '../useLiveDocs.ts'
import type { LivePages } from '../useLivePages.ts'
import { openLists } from './openLists.ts'

const PAGE = 30

/** People known by their ids, live, in that order and thirty at a time; `state` is that of where the ids come from. */
export function usePeopleByIds(
  ids: () => readonly string[] | null,
  state: () => LiveState = () => 'ready',
): LivePages<Person> {
  const wanted = shallowRef(PAGE)
  const asked = computed(() => ids() ?? [])
  const docs = useLiveDocs<Person>(() =>
    asked.value.slice(0, wanted.value).map(id => ({
      key: personPath(id),
      target: () => doc(backend().db, personPath(id)),
    })),
  )
  const complete = computed(() => wanted.value >= asked.value.length)
  watch(
    () => ids() === null,
    () => (wanted.value = PAGE),
  )
  const people: LivePages<Person> = {
    rows: docs.rows,
    // One more person who is being loaded does not make a shown list a loading one.
    state: computed(() => (state() === 'ready' && docs.rows.value.length === 0 ? docs.state.value : state())),
    fromCache: docs.fromCache,
    complete,
    loadingMore: computed(() => docs.state.value === 'loading' && docs.rows.value.length > 0),
    more() {
      if (!complete.value && docs.state.value === 'ready') wanted.value += PAGE
    },
  }
  openLists.add(people)
  onScopeDispose(() => openLists.delete(people))
  return people
}
