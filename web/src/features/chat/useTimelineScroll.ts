import { useEventListener, useResizeObserver } from '@vueuse/core'
import type { VirtualizerHandle } from 'virtua/vue'
import { nextTick, shallowRef, watch, type ShallowRef } from 'vue'
import type { TimelineRow } from './TimelineRow.ts'

const AT_END_PX = 32
const NEAR_START_PX = 600

interface Parts {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly list: Readonly<ShallowRef<VirtualizerHandle | null>>
  readonly rows: Readonly<ShallowRef<TimelineRow[]>>
  /** Whether the server has confirmed what is shown. */
  readonly confirmed: () => boolean
  readonly onNearStart: () => void
}

/**
 * Where the timeline stands: it opens at the divider of what is unread, else at the end; it stays at the end while
 * there; scrolled up it does not move, and counts what came meanwhile.
 */
export function useTimelineScroll({ scroller, list, rows, confirmed, onNearStart }: Parts) {
  const placed = shallowRef(false)
  const atEnd = shallowRef(true)
  const missed = shallowRef(0)
  let touched = false
  let lastOffset = 0

  function toEnd() {
    atEnd.value = true
    missed.value = 0
    list.value?.scrollToIndex(rows.value.length - 1, { align: 'end' })
  }

  /** From now on nothing that grows brings the end back into view. */
  function leaveEnd() {
    atEnd.value = false
  }

  async function place() {
    await nextTick()
    const divider = rows.value.findIndex(row => row.type === 'unread')
    atEnd.value = divider === -1
    if (atEnd.value) toEnd()
    else list.value?.scrollToIndex(divider, { align: 'start', offset: -8 })
    requestAnimationFrame(() => {
      placed.value = true
      onScroll()
    })
  }

  function onScroll() {
    const element = scroller.value
    if (!element) return
    const { scrollTop, scrollHeight, clientHeight } = element
    const upwards = scrollTop < lastOffset
    lastOffset = scrollTop
    if (!placed.value) return
    atEnd.value = scrollHeight - scrollTop - clientHeight <= AT_END_PX
    if (atEnd.value) missed.value = 0
    // After the virtual list has heard of this scroll: rows that change before it does would undo it.
    if (upwards && touched && scrollTop < NEAR_START_PX) requestAnimationFrame(onNearStart)
  }

  watch(
    rows,
    (next, before) => {
      if (next.length === 0) return
      if (!placed.value) return void place()
      const last = before?.at(-1)?.key
      const added = last === undefined ? [] : next.slice(next.findIndex(row => row.key === last) + 1)
      if (added.length === 0) return
      if (atEnd.value) return void nextTick(toEnd)
      missed.value += added.filter(row => row.type === 'message' && row.parts[0].direction === 'in').length
    },
    { immediate: true },
  )
  // What the cache showed first may be old: until the reader has touched anything, the server's answer is placed anew.
  watch(confirmed, now => {
    if (now && !touched && rows.value.length) void place()
  })
  const touch = () => (touched = true)
  for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) {
    useEventListener(scroller, event, touch, { passive: true })
  }
  // A page that does not fill the screen cannot be scrolled; the wish to is heard all the same.
  useEventListener(
    scroller,
    'wheel',
    ({ deltaY }: WheelEvent) => {
      if (deltaY < 0 && placed.value && scroller.value?.scrollTop === 0) onNearStart()
    },
    { passive: true },
  )
  useResizeObserver(scroller, () => {
    if (placed.value && atEnd.value) toEnd()
  })

  return {
    placed,
    atEnd,
    missed,
    toEnd,
    leaveEnd,
    onScroll,
    onResize: () => placed.value && atEnd.value && toEnd(),
  }
}
