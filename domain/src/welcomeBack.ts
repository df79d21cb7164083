import type { Chat } from './Chat.ts'
import type { Instant } from './Instant.ts'

/** Who writes or presses has not blocked us; a block of the same second is taken to have come after. */
export function welcomeBack(chat: Chat, at: Instant, payload?: string): Chat {
  const open =
    chat.state !== 'subscribed' && at > chat.stateChangedAt
      ? { ...chat, state: 'subscribed' as const, stateChangedAt: at }
      : chat
  return payload && !open.source ? { ...open, source: { payload, at } } : open
}
