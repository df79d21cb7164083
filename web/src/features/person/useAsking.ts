import { nextTick, shallowRef } from 'vue'

/** Which dialog of the card is open; when it closes the focus is where it was before. */
export function useAsking() {
  const asked = shallowRef<'merge' | 'invite' | null>(null)
  /** Whom a merge is suggested with. */
  const suggestedId = shallowRef<string | null>(null)
  let cameFrom: Element | null = null

  function ask(what: 'merge' | 'invite', otherId: string | null = null) {
    cameFrom = document.activeElement
    suggestedId.value = otherId
    asked.value = what
  }

  async function close() {
    asked.value = null
    await nextTick()
    if (cameFrom instanceof HTMLElement) cameFrom.focus()
  }

  return { asked, suggestedId, ask, close }
}
