import type { Instant } from '@chats/domain/Instant'
import type { Sending } from '@chats/domain/Sending'

/**
 * Keeps an instance from calling a channel that has just asked it to wait: sends that were claimed before the answer was
 * written down are held back without a call. Other instances learn of the pause from the channel's document.
 */
export function createRateGate(now: () => Instant) {
  const until = new Map<string, Instant>()
  return async (channelId: string, send: () => Promise<Sending>): Promise<Sending> => {
    const waitMs = (until.get(channelId) ?? 0) - now()
    if (waitMs > 0) return { ok: false, failure: { class: 'rate', waitMs } }
    const sending = await send()
    if (!sending.ok && sending.failure.class === 'rate') {
      until.set(channelId, now() + sending.failure.waitMs)
    }
    return sending
  }
}
