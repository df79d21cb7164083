import { onLongPress, useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import { useMessageTools } from '../messageTools.ts'
import type { MenuPlace } from '../messageTools.ts'
import type { Parts } from '../TimelineRow.ts'
import { hasMenu } from './hasMenu.ts'

const LONG_PRESS_MS = 500

interface Around {
  /** What the messages stand in. */
  readonly log: Readonly<Ref<HTMLElement | null>>
  /** The message, or the album, that is called by the id of its first part. */
  readonly find: (messageId: string) => Parts | undefined
}

/**
 * The menus of a log's messages: by a right click, a long press and the keyboard; the dots open theirs themselves. One
 * set of listeners for all of them: a message comes and goes with every turn of the wheel, and listeners of its own
 * would cost as much as all else that is drawn of it.
 */
export function useMessageMenus({ log, find }: Around) {
  const tools = useMessageTools()

  const messageAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-message-id]') : null
  const dotsOf = (message: HTMLElement | null) => message?.querySelector<HTMLElement>('.dots') ?? null

  /** Opens the menu of a message that has one; whether it did. */
  function open(message: HTMLElement, place: MenuPlace): boolean {
    const parts = find(message.dataset['messageId'] ?? '')
    if (!parts || !hasMenu(parts)) return false
    tools.openMenu(parts, place)
    return true
  }

  function onContextMenu(event: MouseEvent) {
    const message = messageAt(event.target)
    const box = event.target instanceof Element ? event.target.closest('.box') : null
    if (!message || !box) return
    const selected = globalThis.getSelection()
    if (selected && !selected.isCollapsed && box.contains(selected.anchorNode)) return
    // The key that asks for it has no place of its own.
    const dots = event.clientX === 0 && event.clientY === 0 ? dotsOf(message) : null
    if (open(message, dots ?? [event.clientX, event.clientY])) event.preventDefault()
  }

  function onKeydown(event: KeyboardEvent) {
    const message = messageAt(event.target)
    const dots = dotsOf(message)
    const asks =
      (event.key === 'F10' && event.shiftKey) ||
      event.key === 'ContextMenu' ||
      (event.key === 'Enter' && event.target === message)
    if (asks && message && dots && open(message, dots)) event.preventDefault()
  }

  /** The dots are reached by Tab from their own message only. */
  const reach = (tabIndex: number) => (event: FocusEvent) => {
    const dots = dotsOf(messageAt(event.target))
    if (dots) dots.tabIndex = tabIndex
  }

  useEventListener(log, 'contextmenu', onContextMenu)
  useEventListener(log, 'keydown', onKeydown)
  useEventListener(log, 'focusin', reach(0))
  useEventListener(log, 'focusout', reach(-1))
  onLongPress(
    log,
    ({ pointerType, target, clientX, clientY }) => {
      const message = target instanceof Element && target.closest('.box') ? messageAt(target) : null
      if (message && pointerType !== 'mouse') open(message, [clientX, clientY])
    },
    { delay: LONG_PRESS_MS, distanceThreshold: 10 },
  )
}
