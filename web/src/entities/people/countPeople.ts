import { getCountFromServer, limit, query } from 'firebase/firestore'
import { useSession } from '../session/useSession.ts'
import type { PeopleList } from './PeopleList.ts'
import { peopleQuery } from './peopleQuery.ts'

/** More than these are not counted: one read, whatever the base. */
export const MOST_COUNTED = 100

/** How many people are in the list, at most `MOST_COUNTED`; null when the server cannot be asked now. */
export async function countPeople(list: PeopleList): Promise<number | null> {
  const session = useSession()
  const people = peopleQuery(list, session.onlyAssigned ? session.uid : null)
  try {
    const counted = await getCountFromServer(query(people, limit(MOST_COUNTED)))
    return counted.data().count
  } catch {
    return null
  }
}
