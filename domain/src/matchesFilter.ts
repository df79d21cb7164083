import { facetGroups } from './facetGroups.ts'
import type { Instant } from './Instant.ts'
import { isUnread } from './isUnread.ts'
import type { PeopleFilter, Period } from './PeopleFilter.ts'
import type { Person } from './Person.ts'

/**
 * Whether a list row is of those whom the filter asks for. Name, phone and address are not asked here: the row does not
 * say them, the search does.
 */
export function matchesFilter(
  filter: PeopleFilter,
  row: Person & { readonly id: string },
  { readAllBefore }: { readonly readAllBefore: Instant },
): boolean {
  const facets = new Set(row.facets)
  const same = (asked: boolean | undefined, has: boolean) => asked === undefined || asked === has
  return (
    facetGroups(filter).every(group => group.some(facet => facets.has(facet))) &&
    same(filter.hasPhone, facets.has('phone')) &&
    same(filter.hasEmail, facets.has('email')) &&
    (!filter.assignees?.length || filter.assignees.includes(row.assigneeId ?? 'nobody')) &&
    within(filter.createdAt, row.createdAt) &&
    within(filter.lastMessageAt, row.lastMessageAt) &&
    same(filter.unread, isUnread(row.unreadSince, readAllBefore)) &&
    same(filter.hasDialog, (row.openDialogs ?? 0) > 0) &&
    same(filter.botOff, row.botOff ?? false)
  )
}

const within = (period: Period | undefined, at: Instant) =>
  at >= (period?.from ?? -Infinity) && at <= (period?.to ?? Infinity)
