import { shallowRef, watch } from 'vue'
import type { useMessages } from '../../entities/messages/useMessages.ts'

/** The one it opens with, and one to read on to: further back it costs less to go there. */
const MOST_PAGES = 2

/**
 * Loads what the address asks for, else as far back as the first unread message (by a jump when it is far), then lets the
 * chat be shown.
 */
export function useOpening(
  messages: ReturnType<typeof useMessages>,
  known: () => boolean,
  unreadSince: () => number | null,
  /** Whether there was a message to go to, and it was gone to. */
  goToAsked: () => Promise<boolean>,
) {
  const opened = shallowRef(false)

  let gone = false

  async function reach() {
    gone ||= await goToAsked()
    if (gone) {
      opened.value = true
      return
    }
    const since = unreadSince()
    for (let page = 1; page < MOST_PAGES && since !== null; page++) {
      const oldest = messages.messages.value[0]
      if (!oldest || oldest.at < since || !messages.hasOlder.value) break
      await messages.loadOlder()
    }
    // Further back than that, the first unread message is gone to with what lies around it.
    const oldest = messages.messages.value[0]
    if (!opened.value && since !== null && oldest && oldest.at > since && messages.hasOlder.value)
      await messages.goTo({ since })
    opened.value = true
  }

  let running = Promise.resolve()
  // Once for what the cache has, and once more when the server has answered; the one after the other.
  watch(
    [known, () => messages.state.value === 'ready', messages.fromCache],
    ([isKnown, ready]) => {
      if (isKnown && ready) running = running.then(reach)
    },
    { immediate: true },
  )
  return opened
}
