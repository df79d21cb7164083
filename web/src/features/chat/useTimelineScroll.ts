import { useEventListener, useResizeObserver } from '@vueuse/core'
import type { VirtualizerHandle } from 'virtua/vue'
import { nextTick, shallowRef, watch, type ShallowRef } from 'vue'
import { indexOfMessage } from './indexOfMessage.ts'
import { isEvent } from './isEvent.ts'
import type { TimelineRow } from './TimelineRow.ts'

const AT_END_PX = 32
const NEAR_PX = 600
const CALM_FRAMES = 5

interface Parts {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly list: Readonly<ShallowRef<VirtualizerHandle | null>>
  readonly rows: Readonly<ShallowRef<TimelineRow[]>>
  /** Whether the server has confirmed what is shown. */
  readonly confirmed: () => boolean
  readonly onNearStart: () => void
  /** Messages lie between the last row and the chat's newest ones: its end is not the chat's end. */
  readonly hasNewer: () => boolean
  readonly onNearEnd: () => void
  /** The message to open at, where there is one. */
  readonly opensAt: () => string | null
}

/**
 * Where the timeline stands: it opens at the message that was asked for, else at the divider of what is unread, else at the end; it stays at the end while
 * there; scrolled up it does not move, and counts what came meanwhile.
 */
export function useTimelineScroll(parts: Parts) {
  const { scroller, list, rows, confirmed, onNearStart, hasNewer, onNearEnd, opensAt } = parts
  const placed = shallowRef(false)
  const atEnd = shallowRef(true)
  const missed = shallowRef(0)
  let touched = false
  let lastOffset = 0
  /** It was placed above its end, and its rows are being measured: until then the end may seem to be in view. */
  let measuring = false

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
    const asked = indexOfMessage(rows.value, opensAt())
    const divider = rows.value.findIndex(row => row.type === 'unread')
    atEnd.value = asked === -1 && divider === -1 && !hasNewer()
    if (atEnd.value) toEnd()
    else if (asked !== -1) list.value?.scrollToIndex(asked, { align: 'center' })
    else if (divider !== -1) list.value?.scrollToIndex(divider, { align: 'start', offset: -8 })
    else list.value?.scrollToIndex(rows.value.length - 1, { align: 'end' })
    measuring = !atEnd.value
    requestAnimationFrame(() => {
      placed.value = true
      onScroll()
      if (measuring) awaitMeasured(NaN, 0)
    })
  }

  function awaitMeasured(height: number, calm: number) {
    const now = scroller.value?.scrollHeight ?? 0
    if (!touched && calm < CALM_FRAMES)
      return void requestAnimationFrame(() => awaitMeasured(now, now === height ? calm + 1 : 0))
    measuring = false
    onScroll()
  }

  function onScroll() {
    const element = scroller.value
    if (!element) return
    const { scrollTop, scrollHeight, clientHeight } = element
    const upwards = scrollTop < lastOffset
    const below = scrollHeight - scrollTop - clientHeight
    lastOffset = scrollTop
    if (!placed.value) return
    atEnd.value = below <= AT_END_PX && !hasNewer() && (touched || !measuring)
    if (atEnd.value) missed.value = 0
    // After the virtual list has heard of this scroll: rows that change before it does would undo it.
    if (upwards && touched && scrollTop < NEAR_PX) requestAnimationFrame(onNearStart)
    if (!upwards && touched && below < NEAR_PX && hasNewer()) requestAnimationFrame(onNearEnd)
  }

  let paged = hasNewer()
  watch(
    rows,
    (next, before) => {
      // What is paged to was there before; it was not missed.
      const loaded = paged
      paged = hasNewer()
      if (next.length === 0) return
      if (!placed.value) return void place()
      const places = new Map(next.map(({ key }, place) => [key, place]))
      // The last rows of before may have become one, a folded run.
      const kept = before?.findLast(({ key }) => places.has(key))
      const added = kept ? next.slice((places.get(kept.key) ?? 0) + 1) : []
      if (added.length === 0 || loaded) return
      if (atEnd.value) return void nextTick(toEnd)
      missed.value += added.filter(
        row => row.type === 'message' && row.parts[0].direction === 'in' && !isEvent(row.parts[0]),
      ).length
    },
    { immediate: true },
  )
  // Where the stretch has reached the newest messages, its end is the chat's end.
  watch(hasNewer, onScroll, { flush: 'post' })
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
    /** Goes there by hand: by the button, or with what was just sent. */
    toEnd() {
      touched = true
      toEnd()
    },
    leaveEnd,
    onScroll,
    onResize: () => placed.value && atEnd.value && toEnd(),
  }
}
