import { onLongPress, useEventListener } from '@vueuse/core'
import { shallowRef, type Ref } from 'vue'
import type { MenuPlace } from '../messageTools.ts'

const LONG_PRESS_MS = 500

type Element = Readonly<Ref<HTMLElement | null>>

interface Around {
  /** The message, what is drawn of it, and the dots beside it. */
  readonly article: Element
  readonly box: Element
  readonly dots: Element
  readonly has: () => boolean
  readonly open: (place: MenuPlace) => void
}

/** The menu of a message: by its dots, a right click, a long press and the keyboard. `within`: the focus is in it. */
export function useMenuOpening({ article, box, dots, has, open }: Around) {
  const within = shallowRef(false)

  function openMenu(place: MenuPlace) {
    if (has()) open(place)
  }

  function onContextMenu(event: MouseEvent) {
    const selected = globalThis.getSelection()
    if (!has() || (selected && !selected.isCollapsed && box.value?.contains(selected.anchorNode))) return
    event.preventDefault()
    if (dots.value && event.clientX === 0 && event.clientY === 0) openMenu(dots.value)
    else openMenu([event.clientX, event.clientY])
  }

  function onKeydown(event: KeyboardEvent) {
    const asks =
      (event.key === 'F10' && event.shiftKey) ||
      event.key === 'ContextMenu' ||
      (event.key === 'Enter' && event.target === event.currentTarget)
    if (!asks || !dots.value || !has()) return
    event.preventDefault()
    openMenu(dots.value)
  }

  useEventListener(box, 'contextmenu', onContextMenu)
  useEventListener(article, 'keydown', onKeydown)
  useEventListener(article, 'focusin', () => (within.value = true))
  useEventListener(article, 'focusout', () => (within.value = false))
  onLongPress(
    box,
    event => {
      if (event.pointerType !== 'mouse') openMenu([event.clientX, event.clientY])
    },
    { delay: LONG_PRESS_MS, distanceThreshold: 10 },
  )
  return { within, openMenu }
}
