import { useEventListener, useStorage } from '@vueuse/core'
import { computed, nextTick, watch } from 'vue'
import type { useInboxPlace } from './useInboxPlace.ts'
import { useLayout } from './useLayout.ts'

export type Pane = 'list' | 'chat' | 'card'

/**
 * Which panes are there: three side by side, two with the card over them, or one at a time. The card stays as it was on a
 * wide screen; on others it is a step of its own, and the focus comes back from it.
 */
export function useInboxPanes(
  place: Pick<ReturnType<typeof useInboxPlace>, 'personId' | 'cardStep' | 'openCard' | 'closeCard'>,
  isAbsent: () => boolean,
) {
  const layout = useLayout()
  const cardShown = useStorage('chats.card', true)

  const step = computed<Pane>(() => {
    if (!place.personId.value) return 'list'
    return place.cardStep.value ? 'card' : 'chat'
  })
  const hasCard = computed(() => {
    if (!place.personId.value || isAbsent()) return false
    return layout.value === 'wide' ? cardShown.value : place.cardStep.value
  })

  let cameFrom: Element | null = null
  watch(hasCard, async shown => {
    if (layout.value === 'wide') return
    if (shown) cameFrom = document.activeElement
    await nextTick()
    const focused = shown ? document.getElementById('pane-card') : cameFrom
    if (focused instanceof HTMLElement) focused.focus()
  })

  function closeCard() {
    if (layout.value === 'wide') cardShown.value = false
    else void place.closeCard()
  }

  useEventListener(window, 'keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented && hasCard.value && layout.value !== 'wide')
      closeCard()
  })

  return {
    layout,
    step,
    hasCard,
    closeCard,
    toggleCard() {
      if (layout.value === 'wide') cardShown.value = !cardShown.value
      else if (place.cardStep.value) closeCard()
      else void place.openCard()
    },
    /** The one pane of a phone, or the card over the two panes of a tablet, leaves the others out of reach. */
    isHidden: (pane: Pane) =>
      (layout.value === 'narrow' && step.value !== pane) ||
      (layout.value === 'medium' && hasCard.value && pane !== 'card'),
    isAlone: (pane: Pane) => layout.value === 'narrow' && step.value === pane,
  }
}
