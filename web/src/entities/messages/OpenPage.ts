import type { MessageWindow } from './mergeMessages.ts'
import type { MessagePage } from './messagePages.ts'

/** A page of a stretch: listened to, or at rest. */
export interface OpenPage extends MessagePage {
  /** As it was when it was listened to last; null: it is now. */
  readonly rested: MessageWindow | null
  readonly stop: () => void
}

/** What a page holds, newest first. */
export function windowOf({ entry: { rows }, place, rested }: Omit<OpenPage, 'stop'>): MessageWindow {
  if (rested) return rested
  const full = rows.value.length === place.size
  return place.side === 'after'
    ? { messages: rows.value.toReversed(), full, grows: 'forwards' }
    : { messages: rows.value, full }
}
