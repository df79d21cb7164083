import { useTimeoutFn } from '@vueuse/core'
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { indexOfMessage } from './indexOfMessage.ts'
import type { TimelineRow } from './TimelineRow.ts'
import type { useFeedFocus } from './useFeedFocus.ts'

const FLASH_MS = 1_600

interface Use {
  readonly rows: Readonly<ShallowRef<TimelineRow[]>>
  readonly leaveEnd: () => void
  readonly focusRow: ReturnType<typeof useFeedFocus>['focusRow']
  readonly openRun: (eventId: string) => void
  /** Where that was the end after all, it is kept in view again. */
  readonly settle: () => void
}

/** Brings a message to the middle of the view, and lights it up for a moment. */
export function useReveal({ rows, leaveEnd, focusRow, openRun, settle }: Use) {
  const flashed = shallowRef<string | null>(null)
  const { start: fade } = useTimeoutFn(
    () => {
      flashed.value = null
      settle()
    },
    FLASH_MS,
    { immediate: false },
  )

  function reveal(messageId: string) {
    const index = indexOfMessage(rows.value, messageId)
    const row = rows.value[index]
    if (!row) return
    leaveEnd()
    if (row.type === 'run') openRun(messageId)
    flashed.value = row.type === 'run' ? messageId : row.key
    fade()
    void focusRow(index, row.key, 'center', messageId)
  }

  return { flashed, reveal }
}
