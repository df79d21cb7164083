import { facetGroups } from '@chats/domain/facetGroups'
import { isEmptyFilter } from '@chats/domain/isEmptyFilter'
import { matchesFilter } from '@chats/domain/matchesFilter'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import type { Person } from '@chats/domain/Person'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useCompany } from '../company/useCompany.ts'
import type { LivePages } from '../useLivePages.ts'
import { asInList } from './asInList.ts'
import { chooseFacets } from './chooseFacets.ts'
import { findByText } from './findByText.ts'
import { narrowList } from './narrowList.ts'
import type { PeopleList } from './PeopleList.ts'
import { usePeople } from './usePeople.ts'
import { usePeopleByIds } from './usePeopleByIds.ts'

/** Looked through without being asked to; beyond, a manager says whether to go on. */
const MOST_UNASKED = 300
/** How many more rows are shown before the next page is due. */
const PAGE = 30

export interface FilteredPeople extends LivePages<Person> {
  /** How many were looked through to find the rows. */
  readonly looked: ComputedRef<number>
  /** Nobody else is looked through until `more` is called. */
  readonly paused: ComputedRef<boolean>
}

/**
 * The people of a list whom a filter asks for. What Firestore can ask it asks: the rarest group of facets, one manager's
 * people. The rest is checked on the rows while paging. Words of names, phones and addresses go through the search.
 */
export function useFilteredPeople(base: () => PeopleList | null, filter: () => PeopleFilter): FilteredPeople {
  const company = useCompany()
  const groups = computed(() => facetGroups(filter()))
  const key = computed(() => JSON.stringify(groups.value))
  const counted = shallowRef<{ readonly key: string; readonly facets: readonly string[] | null } | null>(null)
  /** Undefined while it is being found out. */
  const facets = computed(() => {
    if (groups.value.length === 0) return null
    return counted.value?.key === key.value ? counted.value.facets : undefined
  })
  watch(
    key,
    async now => {
      if (groups.value.length === 0) return
      const rarest = await chooseFacets(groups.value)
      if (key.value === now) counted.value = { key: now, facets: rarest }
    },
    { immediate: true },
  )
  const text = computed(() => {
    const { name = '', phone = '', email = '' } = filter()
    const asked = base() !== null && [name, phone, email].some(words => words.trim())
    return asked ? { name, phone, email } : null
  })
  const foundIds = shallowRef<readonly string[] | null>(null)
  const failed = shallowRef(false)
  watch(
    () => JSON.stringify(text.value),
    async (now, before) => {
      if (now !== before) foundIds.value = null
      failed.value = false
      if (!text.value) return
      const found = await findByText(text.value).catch(() => null)
      if (JSON.stringify(text.value) !== now) return
      failed.value = found === null
      foundIds.value = found
    },
    { immediate: true },
  )

  const list = computed<PeopleList | null>(() => {
    const wanted = base()
    if (!wanted || text.value || facets.value === undefined) return null
    return narrowList(wanted, filter(), facets.value)
  })
  const listed = usePeople(list)
  const named = usePeopleByIds(
    () => (text.value ? foundIds.value : null),
    () => (failed.value ? 'failed' : foundIds.value ? 'ready' : 'loading'),
  )
  const source = computed(() => (text.value ? named : listed))
  /** The search knows neither a list's order nor who is in it. */
  const inList = computed(() => {
    const [wanted, people] = [base(), source.value.rows.value]
    return text.value && wanted ? asInList(wanted, people) : people
  })
  const rows = computed(() =>
    isEmptyFilter(filter())
      ? inList.value
      : inList.value.filter(row => matchesFilter(filter(), row, { readAllBefore: company.readAllBefore })),
  )
  const looked = computed(() => source.value.rows.value.length)
  const allowed = shallowRef(MOST_UNASKED)
  const wanted = shallowRef(PAGE)
  watch([key, () => JSON.stringify(filter()), () => JSON.stringify(base())], () => {
    allowed.value = MOST_UNASKED
    wanted.value = PAGE
  })
  const complete = computed(() => source.value.complete.value)
  const paused = computed(
    () => !complete.value && rows.value.length < wanted.value && looked.value >= allowed.value,
  )
  // Goes on while a page is not full of those who are meant.
  watch(
    [rows, wanted, looked, allowed, complete, () => source.value.loadingMore.value] as const,
    ([shown, due, , , whole, busy]) => {
      if (!whole && !busy && shown.length < due && !paused.value) source.value.more()
    },
  )

  return {
    rows,
    state: computed(() => source.value.state.value),
    fromCache: computed(() => source.value.fromCache.value),
    complete,
    loadingMore: computed(
      () =>
        source.value.loadingMore.value ||
        (!complete.value && !paused.value && rows.value.length < wanted.value),
    ),
    more() {
      if (paused.value) allowed.value = looked.value + MOST_UNASKED
      else if (rows.value.length >= wanted.value) wanted.value = rows.value.length + PAGE
      source.value.more()
    },
    looked,
    paused,
  }
}
