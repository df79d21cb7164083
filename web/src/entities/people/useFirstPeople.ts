import type { Person } from '@chats/domain/Person'
import { collection, limit, orderBy, query, where } from 'firebase/firestore'
import { computed } from 'vue'
import { backend } from '../backend.ts'
import { useLiveQuery } from '../useLive.ts'

/** Who wrote last, and whether anybody was answered last: two reads, for a company that begins. */
export function useFirstPeople() {
  const people = () => collection(backend().db, 'people')
  const newest = useLiveQuery<Person>({
    key: 'people/first',
    target: () => query(people(), orderBy('lastMessageAt', 'desc'), limit(1)),
  })
  const answered = useLiveQuery<Person>({
    key: 'people/answered',
    target: () => query(people(), where('lastMessage.direction', '==', 'out'), limit(1)),
  })
  return {
    newest: computed(() => newest.rows.value[0] ?? null),
    isAnswered: computed(() => answered.rows.value.length > 0),
    isKnown: computed(() => newest.state.value === 'ready' && answered.state.value === 'ready'),
  }
}
