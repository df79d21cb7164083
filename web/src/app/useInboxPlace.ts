import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isTab } from '../entities/people/Tab.ts'
import type { Tab } from '../entities/people/Tab.ts'

/** Where in the inbox we are; the address holds all of it, so reload and Back bring it back. */
export function useInboxPlace() {
  const route = useRoute()
  const router = useRouter()
  const param = (name: string) => {
    const value = route.params[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const tab = computed<Tab>(() => {
    const asked = param('tab')
    return isTab(asked) ? asked : 'all'
  })
  /** What of the address stays when the list comes back: its filter. */
  const filterQuery = computed(() => (route.query.f === undefined ? {} : { f: route.query.f }))
  const personId = computed(() => param('personId'))
  const chatId = computed(() => param('chatId'))
  /** On narrower screens the card is a step of its own. */
  const cardStep = computed(() => route.query.panel === 'card')

  const hasBack = () => typeof history.state?.back === 'string'

  return {
    tab,
    personId,
    chatId,
    cardStep,
    openList: () => router.push({ name: 'inbox', params: { tab: tab.value }, query: filterQuery.value }),
    setChat: (next: string) =>
      router.replace({
        name: 'inbox',
        params: { tab: tab.value, personId: personId.value ?? '', chatId: next },
        query: route.query,
      }),
    /** The same place with another person: the one of the address has become part of them, or has got a chat back. */
    setPerson: (next: string) =>
      router.replace({
        name: 'inbox',
        params: { tab: tab.value, personId: next, chatId: chatId.value ?? '' },
        query: route.query,
      }),
    openCard: () => router.push({ query: { ...route.query, panel: 'card' } }),
    closeCard: () =>
      hasBack() ? router.back() : router.replace({ query: { ...route.query, panel: undefined } }),
    leaveChat: () =>
      hasBack()
        ? router.back()
        : router.replace({ name: 'inbox', params: { tab: tab.value }, query: filterQuery.value }),
  }
}
