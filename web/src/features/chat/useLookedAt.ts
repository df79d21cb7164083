import { useThrottleFn } from '@vueuse/core'
import type { VirtualizerHandle } from 'virtua/vue'
import type { ShallowRef } from 'vue'
import type { TimelineRow } from './TimelineRow.ts'

const TELL_EVERY_MS = 250

/** Tells, a few times a second while one scrolls, which messages stand at the top and at the bottom of the log. */
export function useLookedAt(
  list: Readonly<ShallowRef<VirtualizerHandle | null>>,
  rows: Readonly<ShallowRef<TimelineRow[]>>,
  tell: (first: string, last: string) => void,
) {
  return useThrottleFn(
    () => {
      const handle = list.value
      if (!handle) return
      const { scrollOffset, viewportSize } = handle
      const seen = rows.value.slice(
        handle.findItemIndex(scrollOffset),
        handle.findItemIndex(scrollOffset + viewportSize) + 1,
      )
      const ids = seen.flatMap(row =>
        row.type === 'message'
          ? row.parts.map(({ id }) => id)
          : row.type === 'run'
            ? row.events.map(({ id }) => id)
            : [],
      )
      const [first, last] = [ids[0], ids.at(-1)]
      if (first !== undefined && last !== undefined) tell(first, last)
    },
    TELL_EVERY_MS,
    true,
  )
}
