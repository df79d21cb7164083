import type { Reply } from '@chats/domain/Reply'
import { until } from '@vueuse/core'
import type { Ref } from 'vue'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import type { useMessages } from '../../entities/messages/useMessages.ts'

const MOST_PAGES = 10
const PATIENCE_MS = 3_000

interface Timeline {
  readonly has: (messageId: string) => boolean
  readonly reveal: (messageId: string) => void
}

/** Finds the message that was answered, loading older pages up to a bound, and shows it; `missing` when it is not found. */
export function useRevealing(
  history: ReturnType<typeof useMessages>,
  timeline: Readonly<Ref<Timeline | null>>,
  missing: () => void,
) {
  const find = ({ messageId, externalId }: Reply): LiveMessage | undefined =>
    history.messages.value.find(one => one.id === messageId || one.externalId === externalId)

  return async function reveal(reply: Reply) {
    for (let page = 0; page < MOST_PAGES && !find(reply) && history.hasOlder.value; page++) {
      const before = history.messages.value.length
      await history.loadOlder()
      if (history.messages.value.length === before) break
    }
    // The oldest one that is known is not shown until there is one before it.
    if (find(reply)?.id === history.messages.value[0]?.id && history.hasOlder.value) await history.loadOlder()
    const found = find(reply)
    if (!found) return missing()
    const shown = await until(() => timeline.value?.has(found.id) === true).toBe(true, {
      timeout: PATIENCE_MS,
    })
    if (shown) timeline.value?.reveal(found.id)
    else missing()
  }
}
