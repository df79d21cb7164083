import { useEventListener } from '@vueuse/core'
import { shallowRef, type Ref } from 'vue'

/**
 * Dragging a block by its handle, with a mouse or a finger: it takes the place of whichever block its middle has passed.
 * Esc puts it back.
 */
export function useBlockDrag(
  list: Readonly<Ref<HTMLElement | null>>,
  move: (id: string, to: number) => void,
) {
  const dragged = shallowRef<{ readonly id: string; readonly from: number } | null>(null)

  const rows = () => [...(list.value?.querySelectorAll<HTMLElement>(':scope > [data-block-id]') ?? [])]

  function follow(event: PointerEvent) {
    const now = dragged.value
    if (!now) return
    event.preventDefault()
    const all = rows()
    const own = all.findIndex(row => row.dataset['blockId'] === now.id)
    const passed = (row: HTMLElement | undefined) => {
      const box = row?.getBoundingClientRect()
      return box ? box.top + box.height / 2 : Number.NaN
    }
    if (event.clientY < passed(all[own - 1])) move(now.id, own - 1)
    else if (event.clientY > passed(all[own + 1])) move(now.id, own + 1)
  }

  useEventListener(globalThis, 'pointermove', follow, { passive: false })
  useEventListener(globalThis, ['pointerup', 'pointercancel'], () => (dragged.value = null))
  useEventListener(
    globalThis,
    'keydown',
    (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !dragged.value) return
      event.stopPropagation()
      move(dragged.value.id, dragged.value.from)
      dragged.value = null
    },
    { capture: true },
  )

  return {
    dragged,
    start(id: string, event: PointerEvent) {
      if (event.button !== 0) return
      event.preventDefault()
      dragged.value = { id, from: rows().findIndex(row => row.dataset['blockId'] === id) }
    },
  }
}
