import type { LiveMessage } from './LiveMessage.ts'

/** What a listener holds: its messages newest first, and whether its limit was reached. */
export interface MessageWindow {
  readonly messages: readonly LiveMessage[]
  readonly full: boolean
  /** It begins after a message and goes on to newer ones; otherwise it goes back to older ones. */
  readonly grows?: 'forwards'
}

type Place = Pick<LiveMessage, 'at' | 'id' | 'pending'>

/** Timeline order: time, then id; what is not yet on the server comes last. */
export function byPlace(a: Place, b: Place): number {
  return Number(a.pending) - Number(b.pending) || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const oldestOf = (window: MessageWindow) => window.messages.findLast(message => !message.pending)

/**
 * Whether messages may lie between the known ones (oldest first) and the newest window, because it no longer touches
 * them (a long sleep). What is known must then be dropped, or a gap would be shown as if it were the whole story.
 */
export function leavesGap(known: readonly LiveMessage[], newest: MessageWindow): boolean {
  const oldest = oldestOf(newest)
  const last = known.findLast(message => !message.pending)
  return newest.full && oldest !== undefined && last !== undefined && byPlace(last, oldest) < 0
}

/** Whether the known messages (oldest first) reach as far as the newest window, or it holds all there is. */
export function touches(known: readonly LiveMessage[], newest: MessageWindow): boolean {
  const oldest = oldestOf(newest)
  const last = known.findLast(message => !message.pending)
  return !newest.full || (oldest !== undefined && last !== undefined && byPlace(last, oldest) >= 0)
}

/** Whether so much waits in this browser that the newest window holds nothing else: older ones that wait lie beyond. */
export const isAllPending = ({ messages, full }: MessageWindow): boolean =>
  full && messages.every(message => message.pending)

/**
 * The known messages (oldest first) after a listener answered again. What left its window because newer ones pushed
 * it out (older ones, for a window that goes forwards) is kept; what vanished from inside is gone.
 */
export function mergeMessages(
  known: readonly LiveMessage[],
  before: MessageWindow | null,
  now: MessageWindow,
): LiveMessage[] {
  const edge = now.grows === 'forwards' ? now.messages[0] : now.messages.at(-1)
  const merged = new Map(known.map(message => [message.id, message]))
  for (const message of before?.messages ?? []) {
    const past = edge === undefined ? 0 : byPlace(message, edge)
    const pushedOut = now.full && (now.grows === 'forwards' ? past > 0 : past < 0)
    if (!pushedOut) merged.delete(message.id)
  }
  for (const message of now.messages) merged.set(message.id, message)
  return [...merged.values()].sort(byPlace)
}
