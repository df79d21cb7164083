import { isEmptyFilter } from '@chats/domain/isEmptyFilter'
import { matchesFilter } from '@chats/domain/matchesFilter'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import { computed } from 'vue'
import { useCompany } from '../../entities/company/useCompany.ts'
import type { PeopleList } from '../../entities/people/PeopleList.ts'
import type { Tab } from '../../entities/people/Tab.ts'
import { useFilteredPeople } from '../../entities/people/useFilteredPeople.ts'
import type { FilteredPeople } from '../../entities/people/useFilteredPeople.ts'
import { usePeopleByIds } from '../../entities/people/usePeopleByIds.ts'
import { useImportant } from '../../entities/tasks/useImportant.ts'

/** What the list pane shows. */
export interface ShownPeople {
  readonly tab: () => Tab
  readonly filter: () => PeopleFilter
  readonly oldestFirst: () => boolean
}

/**
 * The people of a tab whom the filter asks for. Important are those of my tasks, in the order in which these are due;
 * the words of a filter are not asked of them, for they are few enough to be read.
 */
export function useTabPeople({ tab, filter, oldestFirst }: ShownPeople): FilteredPeople {
  const company = useCompany()
  const important = useImportant()

  const list = computed<PeopleList | null>(() => {
    if (tab() === 'important') return null
    if (tab() === 'dialogs' || (tab() === 'all' && filter().hasDialog)) return { kind: 'dialogs' }
    if (tab() === 'all' && !filter().unread) return { kind: 'all' }
    if (!company.isKnown) return null
    return { kind: 'unread', readAllBefore: company.readAllBefore, oldestFirst: oldestFirst() }
  })
  const listed = useFilteredPeople(
    () => list.value,
    () => filter(),
  )
  const mine = usePeopleByIds(
    () => (tab() === 'important' ? important.personIds : null),
    () => important.state,
  )
  const isMine = computed(() => tab() === 'important')
  const source = computed(() => (isMine.value ? mine : listed))
  const mineMeant = computed(() =>
    isEmptyFilter(filter())
      ? mine.rows.value
      : mine.rows.value.filter(row => matchesFilter(filter(), row, { readAllBefore: company.readAllBefore })),
  )
  return {
    rows: computed(() => (isMine.value ? mineMeant.value : listed.rows.value)),
    state: computed(() => source.value.state.value),
    fromCache: computed(() => source.value.fromCache.value),
    complete: computed(() => source.value.complete.value),
    loadingMore: computed(() => source.value.loadingMore.value),
    looked: computed(() => (isMine.value ? mine.rows.value.length : listed.looked.value)),
    paused: computed(() => !isMine.value && listed.paused.value),
    more: () => source.value.more(),
  }
}
