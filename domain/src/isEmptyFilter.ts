import type { PeopleFilter } from './PeopleFilter.ts'

/** Whether the filter asks for nothing, so that everybody is meant: an empty list or text asks for nothing either. */
export const isEmptyFilter = (filter: PeopleFilter): boolean => Object.values(filter).every(isNothing)

function isNothing(condition: PeopleFilter[keyof PeopleFilter]): boolean {
  if (condition === undefined) return true
  if (typeof condition === 'boolean') return false
  if (typeof condition === 'string') return !condition.trim()
  return Array.isArray(condition)
    ? condition.length === 0
    : Object.values(condition).every(end => end === undefined)
}
