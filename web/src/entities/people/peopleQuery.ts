import { collection, orderBy, query, Timestamp, where } from 'firebase/firestore'
import type { Query, QueryConstraint } from 'firebase/firestore'
import { backend } from '../backend.ts'
import type { PeopleList } from './PeopleList.ts'

/** The people of a list, in its order; `onlyOf` for a manager who sees only their own. */
export function peopleQuery(list: PeopleList, onlyOf: string | null): Query {
  const assigneeId = onlyOf ?? list.assigneeId
  return query(
    collection(backend().db, 'people'),
    ...(assigneeId === undefined ? [] : [where('assigneeId', '==', assigneeId)]),
    ...(list.anyFacet ? [where('facets', 'array-contains-any', list.anyFacet)] : []),
    ...orderOf(list),
  )
}

function orderOf(list: PeopleList): readonly QueryConstraint[] {
  if (list.kind === 'all') return [orderBy('lastMessageAt', 'desc')]
  if (list.kind === 'dialogs')
    return [where('openDialogs', '>', 0), orderBy('openDialogs', 'desc'), orderBy('lastMessageAt', 'desc')]
  return [
    where('unreadSince', '>', Timestamp.fromMillis(list.readAllBefore)),
    orderBy('unreadSince', list.oldestFirst ? 'asc' : 'desc'),
  ]
}
