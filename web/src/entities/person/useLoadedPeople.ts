import type { Person } from '@chats/domain/Person'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { openLists } from '../people/openLists.ts'
import type { Row } from '../Row.ts'

/** Everybody in the lists that are on the screen, each once; costs no read. */
export const useLoadedPeople = (): ComputedRef<readonly Row<Person>[]> =>
  computed(() => [
    ...new Map([...openLists].flatMap(list => list.rows.value).map(person => [person.id, person])).values(),
  ])
