import type { Instant } from '@chats/domain/Instant'

const MOST_CALLERS = 10_000

/**
 * Lets each caller go on `perMinute` times a minute, as many at once as a tenth of that; answers how many milliseconds one
 * has to wait, 0 for none. It is the pace of this instance: with N of them there is N times as much.
 */
export function createPace(perMinute: number, now: () => Instant): (caller: string) => number {
  const burst = Math.max(1, Math.ceil(perMinute / 10))
  const gapMs = 60_000 / perMinute
  /** When each caller's next turn would be, were there no burst. */
  const turns = new Map<string, number>()
  return caller => {
    const at = now()
    const turn = Math.max(turns.get(caller) ?? 0, at)
    const waitMs = turn - at - (burst - 1) * gapMs
    if (waitMs > 0) return Math.ceil(waitMs)
    if (turns.size >= MOST_CALLERS) turns.clear()
    turns.set(caller, turn + gapMs)
    return 0
  }
}
