import { computed, shallowRef, watchEffect } from 'vue'
import { useChannels } from '../entities/channels/useChannels.ts'
import { useCompany } from '../entities/company/useCompany.ts'
import { openLists } from '../entities/people/openLists.ts'
import { useSession } from '../entities/session/useSession.ts'

const KEPT = 'chats.firstRun'
const DAY_MS = 86_400_000
const FEW = 3
/** More people than that were seen since the page was opened: the list of another tab is empty while it is read. */
const wasCrowded = shallowRef(false)
const isOver = shallowRef(localStorage.getItem(KEPT) === 'over')

/**
 * Whether this admin's company only begins: it has no name, no channel, or none that is older than a day and few people.
 * It costs no read but what the page has anyway; `end` is for good in this browser.
 */
export function useFirstRun() {
  const session = useSession()
  const company = useCompany()
  const channels = useChannels()
  // The list on the screen says so, at no cost.
  const isCrowded = computed(() => [...openLists].some(({ rows }) => rows.value.length > FEW))
  // A list of what is important may be empty long before everybody's is read.
  const isRead = computed(
    () =>
      openLists.size > 0 &&
      [...openLists].every(({ state, fromCache }) => state.value === 'ready' && !fromCache.value),
  )
  watchEffect(() => {
    if (isCrowded.value) wasCrowded.value = true
  })
  const hasFew = computed(() => isRead.value && !isCrowded.value && !wasCrowded.value)
  const isNew = computed(
    () =>
      company.name === '' ||
      channels.connected.length === 0 ||
      (hasFew.value && channels.connected.every(({ createdAt }) => createdAt > Date.now() - DAY_MS)),
  )
  return {
    isOn: computed(
      () =>
        !isOver.value &&
        session.claims?.role === 'admin' &&
        company.isKnown &&
        channels.state === 'ready' &&
        isNew.value,
    ),
    end() {
      isOver.value = true
      localStorage.setItem(KEPT, 'over')
    },
  }
}
