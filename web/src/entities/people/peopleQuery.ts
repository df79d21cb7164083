import { collection, orderBy, query, Timestamp, where } from 'firebase/firestore'
import type { Query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import type { PeopleList } from './PeopleList.ts'

/** The people of a list, in its order; `assigneeId` for a manager who sees only their own. */
export function peopleQuery(list: PeopleList, assigneeId: string | null): Query {
  const mine = assigneeId === null ? [] : [where('assigneeId', '==', assigneeId)]
  const people = collection(backend().db, 'people')
  if (list.kind === 'all') return query(people, ...mine, orderBy('lastMessageAt', 'desc'))
  return query(
    people,
    ...mine,
    where('unreadSince', '>', Timestamp.fromMillis(list.readAllBefore)),
    orderBy('unreadSince', list.oldestFirst ? 'asc' : 'desc'),
  )
}
