import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import type { PeopleList } from './PeopleList.ts'

/** A list with what Firestore can ask of a filter: one group of facets (`chooseFacets`), and one manager's people. */
export function narrowList(
  list: PeopleList,
  { assignees }: PeopleFilter,
  facets: readonly string[] | null,
): PeopleList {
  return {
    ...list,
    ...(facets && { anyFacet: facets }),
    ...(assignees?.length === 1 && { assigneeId: assignees[0] === 'nobody' ? null : assignees[0] }),
  }
}
