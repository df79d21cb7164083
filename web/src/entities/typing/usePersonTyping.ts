import type { Instant } from '@chats/domain/Instant'
import { typingPath } from '@chats/domain/paths'
import { doc } from 'firebase/firestore'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { backend } from '../backend.ts'
import { useLiveDoc } from '../useLive.ts'

/** The longest that one word of a messenger is believed, whatever this device's clock says. */
const MOST_MS = 15_000

/** Whether the person is typing in the chat now; it lapses by itself. Nothing is listened to while `told` is false. */
export function usePersonTyping(chatId: string, told: () => boolean) {
  const typing = shallowRef(false)
  const { doc: word } = useLiveDoc<{ until: Instant }>(() =>
    told() ? { key: typingPath(chatId), target: () => doc(backend().db, typingPath(chatId)) } : null,
  )
  let lapse: ReturnType<typeof setTimeout> | undefined
  watch(
    () => word.value?.until ?? 0,
    until => {
      const left = Math.min(until - Date.now(), MOST_MS)
      clearTimeout(lapse)
      typing.value = left > 0
      if (left > 0) lapse = setTimeout(() => (typing.value = false), left)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(lapse))
  return typing
}
