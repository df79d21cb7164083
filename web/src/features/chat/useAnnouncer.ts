import { onScopeDispose, shallowRef, watch } from 'vue'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { byPlace } from '../../entities/messages/mergeMessages.ts'

const PAUSE_MS = 2_000

/**
 * One line for screen readers about what newly came in, at most every two seconds. History that loads, and what was
 * there before the server confirmed the chat, is never announced.
 */
export function useAnnouncer(
  messages: () => readonly LiveMessage[],
  confirmed: () => boolean,
  say: (arrived: readonly LiveMessage[]) => string,
) {
  const line = shallowRef('')
  let last: LiveMessage | undefined
  let waiting: LiveMessage[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak() {
    timer = undefined
    if (waiting.length === 0) return
    line.value = say(waiting)
    waiting = []
    timer = setTimeout(speak, PAUSE_MS)
  }

  watch(
    [messages, confirmed],
    ([now, isConfirmed]) => {
      const before = last
      last = now.findLast(message => !message.pending) ?? last
      if (!isConfirmed || !before) return
      waiting.push(...now.filter(message => message.direction === 'in' && byPlace(message, before) > 0))
      if (waiting.length && timer === undefined) speak()
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return line
}
