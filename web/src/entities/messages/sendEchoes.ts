import type { Message } from '@chats/domain/Message'
import { shallowRef } from 'vue'
import type { LiveMessage } from './LiveMessage.ts'

/**
 * What this browser has just handed over, until a listener shows it or its write has ended. Firestore keeps a write on
 * the disk before any listener hears of it, which on a busy machine is longer than a click may take to be seen.
 */
const echoes = shallowRef<readonly LiveMessage[]>([])

/** Shows messages at once, as they will be listened to; `write` is what stores them. Settles as it does. */
export async function echo(
  messages: readonly (Message & { readonly id: string })[],
  write: () => Promise<void>,
): Promise<void> {
  const shown = messages.map(message => ({ ...message, pending: true }))
  echoes.value = [...echoes.value, ...shown]
  try {
    // What cannot be written at all is thrown at once, not rejected.
    await write()
  } finally {
    endEchoes(shown)
  }
}

/** A chat's messages with those handed over at the end, where what waits stands. */
export function withEchoes(chatId: string, messages: readonly LiveMessage[]): readonly LiveMessage[] {
  const own = echoes.value.filter(one => one.chatId === chatId)
  return own.length === 0 ? messages : [...messages, ...own]
}

/** A listener shows these now. */
export function endEchoes(heard: readonly LiveMessage[]): void {
  if (echoes.value.length === 0) return
  const ids = new Set(heard.map(({ id }) => id))
  if (echoes.value.some(({ id }) => ids.has(id))) echoes.value = echoes.value.filter(({ id }) => !ids.has(id))
}
