import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, shallowReactive, watch } from 'vue'
import { useCompany } from '../../entities/company/useCompany.ts'
import { useConnection } from '../../entities/connection/useConnection.ts'
import { countPeople, MOST_COUNTED } from '../../entities/people/countPeople.ts'
import type { Tab } from '../../entities/people/Tab.ts'
import { useSession } from '../../entities/session/useSession.ts'
import { useImportant } from '../../entities/tasks/useImportant.ts'

const SETTLE_MS = 1_500
const AGE_MS = 5 * 60_000

/** The shown list: which tab's, a number that moves when its rows do, and its length when all of it is loaded. */
export interface ShownList {
  readonly tab: Tab
  readonly mark: number | null
  /** The same for the dialogs open among its rows, which messages do not move. */
  readonly dialogs: number
  readonly whole: number | null
}

/**
 * How many people each tab holds. What the shown list knows itself is not asked; the rest is counted on the server by
 * one read a tab: at the start, a moment after the rows of a list moved, when the page is looked at or the network is
 * there again, and every five minutes. Who is important is known from my tasks, which are live anyway.
 */
export function usePeopleCounts(shown: () => ShownList) {
  const session = useSession()
  const company = useCompany()
  const important = useImportant()
  const connection = useConnection()
  const visibility = useDocumentVisibility()
  const counted = shallowReactive({ all: 0, unread: 0, dialogs: 0 })
  const marks = new Map<string, { readonly mark: number; readonly dialogs: number }>()
  const ready = computed(() => session.stage === 'ready' && company.isKnown)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function count(withDialogs = true) {
    if (!ready.value || visibility.value === 'hidden' || connection.state === 'offline') return
    const { tab, whole } = shown()
    const known = (wanted: Tab) => (tab === wanted ? whole : null)
    const [all, unread, dialogs] = await Promise.all([
      known('all') ?? (counted.all >= MOST_COUNTED ? counted.all : countPeople({ kind: 'all' })),
      known('unread') ??
        countPeople({ kind: 'unread', readAllBefore: company.readAllBefore, oldestFirst: false }),
      known('dialogs') ?? (withDialogs ? countPeople({ kind: 'dialogs' }) : null),
    ])
    counted.all = all ?? counted.all
    counted.unread = unread ?? counted.unread
    counted.dialogs = dialogs ?? counted.dialogs
  }

  let dialogsDue = false
  function countSoon(withDialogs = true) {
    dialogsDue ||= withDialogs
    clearTimeout(timer)
    timer = setTimeout(() => {
      void count(dialogsDue)
      dialogsDue = false
    }, SETTLE_MS)
  }

  watch([ready, () => company.readAllBefore], () => countSoon(), { immediate: true })
  watch(
    () => company.readAllBefore,
    () => {
      // All up to now are read, and nobody has to be asked for that; who wrote since is counted in a moment.
      counted.unread = 0
    },
  )
  watch(
    () => [shown().tab, shown().mark, shown().dialogs] as const,
    ([tab, mark, dialogs]) => {
      const before = marks.get(tab)
      if (mark === null || (mark === before?.mark && dialogs === before.dialogs)) return
      marks.set(tab, { mark, dialogs })
      if (before) countSoon(dialogs !== before.dialogs)
    },
  )
  watch([visibility, () => connection.state], ([seen, network]) => {
    if (seen === 'visible' && network === 'live') countSoon()
  })
  useIntervalFn(() => void count(), AGE_MS)

  return computed<Readonly<Record<Tab, number>>>(() => {
    const { tab, whole } = shown()
    const all = { ...counted, important: important.count }
    return whole === null || tab === 'important' ? all : { ...all, [tab]: whole }
  })
}
