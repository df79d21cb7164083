import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, shallowReactive, watch } from 'vue'
import { useCompany } from '../../entities/company/useCompany.ts'
import { useConnection } from '../../entities/connection/useConnection.ts'
import { countPeople, MOST_COUNTED } from '../../entities/people/countPeople.ts'
import { useSession } from '../../entities/session/useSession.ts'

const SETTLE_MS = 1_500
const AGE_MS = 5 * 60_000

/** The shown list: which tab's, a number that moves when its rows do, and its length when all of it is loaded. */
export interface ShownList {
  readonly tab: 'all' | 'unread'
  readonly mark: number | null
  readonly whole: number | null
}

/**
 * How many people each tab holds. What the shown list knows itself is not asked; the rest is counted on the server by
 * one read a tab: at the start, a moment after the rows of a list moved, when the page is looked at or the network is
 * there again, and every five minutes.
 */
export function usePeopleCounts(shown: () => ShownList) {
  const session = useSession()
  const company = useCompany()
  const connection = useConnection()
  const visibility = useDocumentVisibility()
  const counted = shallowReactive({ all: 0, unread: 0 })
  const marks = new Map<string, number>()
  const ready = computed(() => session.stage === 'ready' && company.isKnown)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function count() {
    if (!ready.value || visibility.value === 'hidden' || connection.state === 'offline') return
    const { tab, whole } = shown()
    const known = (wanted: 'all' | 'unread') => (tab === wanted ? whole : null)
    const [all, unread] = await Promise.all([
      known('all') ?? (counted.all >= MOST_COUNTED ? counted.all : countPeople({ kind: 'all' })),
      known('unread') ??
        countPeople({ kind: 'unread', readAllBefore: company.readAllBefore, oldestFirst: false }),
    ])
    counted.all = all ?? counted.all
    counted.unread = unread ?? counted.unread
  }

  function countSoon() {
    clearTimeout(timer)
    timer = setTimeout(() => void count(), SETTLE_MS)
  }

  watch([ready, () => company.readAllBefore], countSoon, { immediate: true })
  watch(
    () => [shown().tab, shown().mark] as const,
    ([tab, mark]) => {
      const before = marks.get(tab)
      if (mark === null || mark === before) return
      marks.set(tab, mark)
      if (before !== undefined) countSoon()
    },
  )
  watch([visibility, () => connection.state], ([seen, network]) => {
    if (seen === 'visible' && network === 'live') countSoon()
  })
  useIntervalFn(() => void count(), AGE_MS)

  return computed(() => {
    const { tab, whole } = shown()
    return whole === null ? { ...counted } : { ...counted, [tab]: whole }
  })
}
