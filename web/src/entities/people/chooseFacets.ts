import { getCountFromServer, limit, query } from 'firebase/firestore'
import { useSession } from '../session/useSession.ts'
import { peopleQuery } from './peopleQuery.ts'

const MOST_COUNTED = 1_000
/** A query takes at most so many values. */
const MOST_VALUES = 30

const counts = new Map<string, Promise<number>>()

/**
 * The group of facets that the fewest people have, for the query to ask; the others are checked on the rows. One read
 * a group, once a session; none when there is only one. Null when no group fits into a query.
 */
export async function chooseFacets(
  groups: readonly (readonly string[])[],
): Promise<readonly string[] | null> {
  const fitting = groups.filter(({ length }) => length <= MOST_VALUES)
  if (fitting.length < 2) return fitting[0] ?? null
  const counted = await Promise.all(fitting.map(async group => ({ group, count: await countOf(group) })))
  return counted.toSorted((a, b) => a.count - b.count)[0]?.group ?? null
}

function countOf(group: readonly string[]): Promise<number> {
  const session = useSession()
  const key = `${session.uid} ${group.join(' ')}`
  const known = counts.get(key)
  if (known) return known
  const people = peopleQuery({ kind: 'all', anyFacet: group }, session.onlyAssigned ? session.uid : null)
  const count = getCountFromServer(query(people, limit(MOST_COUNTED))).then(
    answer => answer.data().count,
    () => {
      counts.delete(key)
      return MOST_COUNTED
    },
  )
  counts.set(key, count)
  return count
}
