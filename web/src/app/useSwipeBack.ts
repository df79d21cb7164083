import { useEventListener } from '@vueuse/core'
import { useTemplateRef } from 'vue'

const FAR_PX = 72
/** The edges are the system's own: a swipe from there goes back in the browser's history. */
const EDGE_PX = 24
const SLOW_MS = 700

/** On a phone, a swipe to the right over a pane leads back. Not over what moves sideways itself, nor over words. */
export function useSwipeBack(pane: string, { enabled, back }: { enabled: () => boolean; back: () => void }) {
  const element = useTemplateRef<HTMLElement>(pane)
  let from: { readonly x: number; readonly y: number; readonly at: number } | null = null

  useEventListener(
    element,
    'touchstart',
    ({ touches, target }: TouchEvent) => {
      const [touch, more] = touches
      from = null
      if (!touch || more || !enabled() || touch.clientX < EDGE_PX || movesSideways(target)) return
      from = { x: touch.clientX, y: touch.clientY, at: Date.now() }
    },
    { passive: true },
  )
  useEventListener(
    element,
    'touchend',
    ({ changedTouches: [touch] }: TouchEvent) => {
      if (!from || !touch) return
      const { x, y, at } = from
      from = null
      const [across, down] = [touch.clientX - x, Math.abs(touch.clientY - y)]
      const selects = !(getSelection()?.isCollapsed ?? true)
      if (across > FAR_PX && down < across / 2 && Date.now() - at < SLOW_MS && !selects) back()
    },
    { passive: true },
  )
  useEventListener(element, 'touchcancel', () => (from = null), { passive: true })
}

function movesSideways(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [role=slider], [role=dialog], [data-testid=voice]'))
    return true
  for (let one: Element | null = target; one; one = one.parentElement)
    if (one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
      return true
  return false
}
