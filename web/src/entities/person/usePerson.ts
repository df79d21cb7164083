import { doc } from 'firebase/firestore'
import { computed, toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { backend } from '../backend.ts'
import { openLists } from '../people/openLists.ts'
import type { Row } from '../Row.ts'
import { useLiveDoc } from '../useLive.ts'
import type { LiveDoc } from '../useLive.ts'

/** One person, live: from a list that shows them, which costs nothing, else by a listener of their own. */
export function usePerson(personId: MaybeRefOrGetter<string | null>): LiveDoc<Person> {
  const listed = computed(() => {
    const id = toValue(personId)
    for (const list of openLists) {
      const row = list.rows.value.find(person => person.id === id)
      if (row) return { row, fromCache: list.fromCache.value }
    }
    return null
  })
  const own = useLiveDoc<Person>(() => {
    const id = toValue(personId)
    return id && !listed.value
      ? { key: personPath(id), target: () => doc(backend().db, personPath(id)) }
      : null
  })
  // A person who has just left the list stays as they were until their own listener answers.
  const person = computed<Row<Person> | null>(before => {
    if (listed.value) return listed.value.row
    const waiting = own.state.value === 'loading' && before?.id === toValue(personId)
    return waiting ? before : own.doc.value
  })
  return {
    doc: person,
    state: computed(() =>
      listed.value || (own.state.value === 'loading' && person.value) ? 'ready' : own.state.value,
    ),
    fromCache: computed(() => listed.value?.fromCache ?? own.fromCache.value),
  }
}
