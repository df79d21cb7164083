import { onScopeDispose, toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import type { Person } from '@chats/domain/Person'
import { useSession } from '../session/useSession.ts'
import { useLivePages } from '../useLivePages.ts'
import type { LivePages } from '../useLivePages.ts'
import { openLists } from './openLists.ts'
import type { PeopleList } from './PeopleList.ts'
import { PEOPLE_PAGE, peopleSource } from './peopleSource.ts'

/** A list of people, live, thirty at a time; a null list waits. */
export function usePeople(list: MaybeRefOrGetter<PeopleList | null>): LivePages<Person> {
  const session = useSession()
  const people = useLivePages<Person>(() => {
    const wanted = toValue(list)
    if (!wanted || session.stage !== 'ready') return null
    return {
      ...peopleSource(wanted, session.onlyAssigned ? session.uid : null),
      pageSize: PEOPLE_PAGE,
      grows: wanted.kind === 'unread' && wanted.oldestFirst ? 'tail' : 'head',
    }
  })
  openLists.add(people)
  onScopeDispose(() => openLists.delete(people))
  return people
}
