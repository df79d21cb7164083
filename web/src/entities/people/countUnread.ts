import { getCountFromServer } from 'firebase/firestore'
import { peopleQuery } from './peopleQuery.ts'

/** How many people have something unread, all of them: a read for every thousand. Null without network. */
export async function countUnread(readAllBefore: number): Promise<number | null> {
  const everybody = peopleQuery({ kind: 'unread', readAllBefore, oldestFirst: false }, null)
  return getCountFromServer(everybody).then(
    counted => counted.data().count,
    () => null,
  )
}
