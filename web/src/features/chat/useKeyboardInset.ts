import { useEventListener } from '@vueuse/core'
import { shallowRef } from 'vue'

const LEAST_PX = 60

/**
 * How many pixels at the bottom a phone's keyboard covers, where it shrinks the visual viewport alone (iOS). Where it
 * shrinks the page itself this is 0.
 */
export function useKeyboardInset() {
  const inset = shallowRef(0)
  const viewport = globalThis.visualViewport
  if (!viewport) return inset

  function measure() {
    if (!viewport || viewport.scale > 1.01) return
    const covered = globalThis.innerHeight - viewport.height
    inset.value = covered > LEAST_PX ? Math.round(covered) : 0
    // Safari pushes the page up to show the field; the pane has already made room for it.
    if (inset.value && viewport.offsetTop > 0) globalThis.scrollTo(0, 0)
  }
  useEventListener(viewport, ['resize', 'scroll'], measure)
  measure()
  return inset
}
