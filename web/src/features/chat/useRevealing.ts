import { until } from '@vueuse/core'
import { shallowRef, type Ref } from 'vue'
import type { Sought } from '../../entities/messages/messagePages.ts'
import type { useMessages } from '../../entities/messages/useMessages.ts'

const PATIENCE_MS = 3_000

interface Timeline {
  readonly has: (messageId: string) => boolean
  readonly reveal: (messageId: string) => void
}

/** Goes to any message of the chat, near or far, and lights it up; `missing` when there is none. */
export function useRevealing(
  history: ReturnType<typeof useMessages>,
  timeline: Readonly<Ref<Timeline | null>>,
  missing: () => void,
) {
  /** Where a timeline that is drawn anew opens. */
  const opensAt = shallowRef<string | null>(null)

  /** Loads what lies around the message, for a timeline that is not drawn yet. */
  async function open(sought: Sought): Promise<boolean> {
    const id = await history.goTo(sought)
    if (id === null) missing()
    else opensAt.value = id
    return id !== null
  }

  let asked = 0

  async function reveal(sought: Sought) {
    const mine = ++asked
    const drawn = history.generation.value
    const id = await history.goTo(sought)
    // Another one is gone to by now.
    if (mine !== asked) return
    if (id === null) return missing()
    opensAt.value = id
    // A stretch that was moved is drawn anew, and opens there by itself.
    if (history.generation.value !== drawn) return
    const shown = await until(() => timeline.value?.has(id) === true).toBe(true, { timeout: PATIENCE_MS })
    if (shown) timeline.value?.reveal(id)
    else missing()
  }

  return {
    opensAt,
    open,
    reveal,
    toLatest() {
      asked += 1
      opensAt.value = null
      history.toLatest()
    },
  }
}
