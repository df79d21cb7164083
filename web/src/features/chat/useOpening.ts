import { shallowRef, watch } from 'vue'
import type { useMessages } from '../../entities/messages/useMessages.ts'

const MOST_PAGES = 4

/** Loads as far back as the first unread message (a few pages at most), then lets the chat be shown. */
export function useOpening(
  messages: ReturnType<typeof useMessages>,
  known: () => boolean,
  unreadSince: () => number | null,
) {
  const opened = shallowRef(false)

  async function reach() {
    const since = unreadSince()
    for (let page = 1; page < MOST_PAGES && since !== null; page++) {
      const oldest = messages.messages.value[0]
      if (!oldest || oldest.at < since || !messages.hasOlder.value) break
      await messages.loadOlder()
    }
    opened.value = true
  }

  // Once for what the cache has, and once more when the server has answered.
  watch(
    [known, () => messages.state.value === 'ready', messages.fromCache],
    ([isKnown, ready]) => {
      if (isKnown && ready) void reach()
    },
    { immediate: true },
  )
  return opened
}
