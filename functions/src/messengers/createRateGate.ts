import type { Instant } from '@chats/domain/Instant'
import type { Sending } from '@chats/domain/Sending'

const LONGEST_MS = 15 * 60_000

/**
 * Keeps an instance from calling a channel that has just asked it to wait: sends that were claimed before the answer was
 * written down are held back without a call. Other instances learn of the pause from the channel's document. A wait that
 * grows is doubled each time in a row, up to a quarter of an hour.
 */
export function createRateGate(now: () => Instant) {
  const until = new Map<string, Instant>()
  const inRow = new Map<string, number>()
  return async (channelId: string, send: () => Promise<Sending>): Promise<Sending> => {
    const waitMs = (until.get(channelId) ?? 0) - now()
    if (waitMs > 0) return { ok: false, failure: { class: 'rate', waitMs, held: true } }
    const sending = await send()
    if (sending.ok) inRow.delete(channelId)
    if (sending.ok || sending.failure.class !== 'rate') return sending
    const { failure } = sending
    const grown = failure.grows ? grow(channelId, failure.waitMs) : failure.waitMs
    until.set(channelId, now() + grown)
    return { ok: false, failure: { class: 'rate', waitMs: grown } }
  }

  function grow(channelId: string, waitMs: number): number {
    const times = inRow.get(channelId) ?? 0
    inRow.set(channelId, times + 1)
    return Math.min(LONGEST_MS, waitMs * 2 ** times)
  }
}
