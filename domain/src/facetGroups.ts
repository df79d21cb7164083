import type { PeopleFilter } from './PeopleFilter.ts'

/**
 * What of a filter is said by facets (`facetsOf`): one facet of every group has to be there. A query takes one group
 * (`array-contains-any`, at most thirty); `matchesFilter` checks the others. That there is no phone has no facet.
 */
export function facetGroups(filter: PeopleFilter): string[][] {
  const of = (prefix: string, ids: readonly string[] = []) => ids.map(id => `${prefix}:${id}`)
  const states = (filter.states ?? []).map(state => (state === 'blacklisted' ? state : `state:${state}`))
  return [
    of('tag', filter.tags),
    of('plan', filter.salesPlans),
    of('tunnel', filter.tunnels),
    of('tool', filter.leadTools),
    of('source', filter.sources),
    of('m', filter.messengers),
    states,
    filter.hasPhone ? ['phone'] : [],
    filter.hasEmail ? ['email'] : [],
  ].filter(group => group.length > 0)
}
