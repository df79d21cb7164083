import { useEventListener } from '@vueuse/core'
import type { VirtualizerHandle } from 'virtua/vue'
import { nextTick, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { messagesOf } from './indexOfMessage.ts'
import type { TimelineRow } from './TimelineRow.ts'

interface Use {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly list: Readonly<ShallowRef<VirtualizerHandle | null>>
  readonly rows: Readonly<ShallowRef<TimelineRow[]>>
  readonly leave: (to: 'head' | 'composer') => void
}

/** The focus in the feed: Page Up and Page Down walk from message to message, Ctrl+Home and Ctrl+End leave it. */
export function useFeedFocus({ scroller, list, rows, leave }: Use) {
  const focused = shallowRef<string | null>(null)

  useEventListener(scroller, 'keydown', event => {
    if (event.key === 'End' && event.ctrlKey) return leaveTo(event, 'composer')
    if (event.key === 'Home' && event.ctrlKey) return leaveTo(event, 'head')
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return
    const step = event.key === 'PageUp' ? -1 : 1
    const inside = document.activeElement?.closest('[data-row]')?.getAttribute('data-row')
    const from = rows.value.findIndex(row => row.key === (inside ?? focused.value))
    let next = inside ? from + step : rows.value.length - 1
    const stops = (row: TimelineRow | undefined) => row === undefined || messagesOf(row).length > 0
    while (!stops(rows.value[next])) next += step
    const row = rows.value[next]
    if (!row) return
    event.preventDefault()
    void focusRow(next, row.key)
  })

  function leaveTo(event: KeyboardEvent, to: 'head' | 'composer') {
    event.preventDefault()
    leave(to)
  }

  async function focusRow(
    index: number,
    key: string,
    align: 'nearest' | 'center' = 'nearest',
    messageId?: string,
  ) {
    const row = rows.value[index]
    if (!row || messagesOf(row).length === 0) return
    focused.value = key
    list.value?.scrollToIndex(index, { align })
    await nextTick()
    const sought = row.type === 'run' ? messageId : messagesOf(row)[0]?.id
    const within = `[data-row="${CSS.escape(row.key)}"]`
    const target =
      sought === undefined ? `${within} button` : `${within} [data-message-id="${CSS.escape(sought)}"]`
    const find = () => scroller.value?.querySelector<HTMLElement>(target)
    if (row.type === 'run' && sought !== undefined) find()?.scrollIntoView({ block: 'center' })
    // Whoever steps through what they look for goes on writing there.
    if (document.activeElement?.closest('[role="search"]')) return
    requestAnimationFrame(() => find()?.focus({ preventScroll: true }))
  }

  return { focusRow }
}
