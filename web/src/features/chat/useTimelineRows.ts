import { computed, nextTick, onScopeDispose, shallowRef, watch } from 'vue'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { buildTimeline } from './buildTimeline.ts'
import { keepRows } from './keepRows.ts'
import type { TimelineRow } from './TimelineRow.ts'

/**
 * Older rows wait this long: rows just scrolled to get measured first. The virtual list keeps the view from its end
 * while rows are put above, and rows below that change their height in the same moment would move it.
 */
const SETTLE_MS = 100

interface Source {
  readonly messages: () => readonly LiveMessage[]
  readonly hasOlder: () => boolean
  readonly unreadSince: () => number | null
}

/** The rows to draw, and whether the last change put rows above the others (then the view is kept from its end). */
export function useTimelineRows({ messages, hasOlder, unreadSince }: Source) {
  const built = computed(() =>
    buildTimeline(messages(), { unreadSince: unreadSince(), hideOldest: hasOlder() }),
  )
  const rows = shallowRef<TimelineRow[]>([])
  const shifting = shallowRef(false)
  let settling: ReturnType<typeof setTimeout> | undefined

  /** The first row that both have stands further down in the next; days and the divider are called alike anywhere. */
  function putsAbove(next: readonly TimelineRow[]) {
    const places = new Map(next.map(({ key }, place) => [key, place]))
    const anchor = rows.value.findIndex(
      ({ type, key }) => (type === 'message' || type === 'run') && places.has(key),
    )
    return anchor !== -1 && (places.get(rows.value[anchor]?.key ?? '') ?? 0) > anchor
  }

  function apply() {
    settling = undefined
    shifting.value = putsAbove(built.value)
    rows.value = keepRows(rows.value, built.value)
    if (shifting.value) void nextTick(() => (shifting.value = false))
  }

  watch(
    built,
    next => {
      if (settling !== undefined) return
      if (putsAbove(next)) settling = setTimeout(apply, SETTLE_MS)
      else apply()
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(settling))
  return {
    rows,
    shifting,
    /** Rows wait to be put above the others. */
    waits: () => settling !== undefined,
  }
}
